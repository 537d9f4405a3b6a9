using System.Collections.Frozen;

namespace BotHost.Messaging;

/// <summary>The public commands a person may type, with their Russian words. Everything else that the router knows is reached by buttons only.</summary>
internal static class TypedCommands
{
    private static readonly FrozenDictionary<string, string> _commands = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["start"] = "start", ["начать"] = "start", ["старт"] = "start",
        ["menu"] = "menu", ["меню"] = "menu",
        ["help"] = "help", ["помощь"] = "help", ["справка"] = "help",
        ["cancel"] = "cancel", ["отмена"] = "cancel", ["стоп"] = "cancel", ["стой"] = "cancel",
        ["link"] = "link", ["ссылка"] = "link", ["ссылку"] = "link",
        ["code"] = "code", ["код"] = "code",
        ["invite"] = "codes", ["коды"] = "codes",
        ["verify"] = "verify", ["подтвердить"] = "verify", ["подтверждение"] = "verify",
        ["status"] = "status", ["статус"] = "status",
        ["digest"] = "digest", ["сводка"] = "digest",
        ["pending"] = "pending", ["заявки"] = "pending",
        ["classes"] = "classes", ["классы"] = "classes",
        ["staff"] = "staff", ["сотрудники"] = "staff",
        ["roles"] = "offices", ["роли"] = "offices", ["freeze"] = "freeze", ["away"] = "standing-in", ["замещение"] = "standing-in",
        ["rollover"] = "new-year", ["переход"] = "new-year", ["intake"] = "stays", ["заезд"] = "stays", ["заезды"] = "stays",
        ["school"] = "school-card", ["школа"] = "school-card", ["lists"] = "school-lists", ["списки"] = "school-lists",
        ["movement"] = "movements", ["движение"] = "movements",
        ["import"] = "import", ["импорт"] = "import",
        ["chat"] = "chat", ["чат"] = "chat",
        ["load"] = "load", ["загрузить"] = "load",
        ["sferum"] = "sferum", ["авторизация"] = "sferum", ["регистрация"] = "sferum",
        ["chats"] = "my-chats", ["чаты"] = "my-chats",
        ["consents"] = "consent", ["согласия"] = "consent", ["согласие"] = "consent",
        ["revoke"] = "revoke", ["отозвать"] = "revoke",
        ["acts"] = "acts", ["акты"] = "acts",
        ["why"] = "why", ["почему"] = "why",
        ["missing"] = "missing", ["кого"] = "missing",
        ["jobs"] = "jobs",
        ["questions"] = "ticket", ["вопросы"] = "ticket", ["letter"] = "letter", ["письмо"] = "letter",
        ["stats"] = "stats", ["статистика"] = "stats",
        ["setup"] = "setup", ["настройка"] = "setup",
        ["announce"] = "announce", ["объявление"] = "announce",
        ["talk"] = "talk", ["объявления"] = "talk",
        ["mydata"] = "mydata", ["forget"] = "forget", ["audit"] = "audit", ["журнал"] = "audit", ["check"] = "check",
        ["remind"] = "remind", ["event"] = "event", ["события"] = "event", ["событие"] = "event",
        ["сферум"] = "elsewhere",
        ["regulation"] = "regulation", ["положение"] = "regulation", ["пункт"] = "regulation",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <returns>The command and what follows it; null when the text is not a command.</returns>
    public static string[]? Parse(string text)
    {
        if (text.Length > 200)
            return null;
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return null;
        var hasSlash = words[0][0] == '/';
        var first = words[0].TrimStart('/').TrimEnd('.', '!', ',', ':');
        if (!_commands.TryGetValue(first, out var command))
            return hasSlash ? ["unknown"] : null;
        if (command == "why" && !hasSlash && BotHost.Features.People.RedeemCodeHandler.CodeIn(string.Join(' ', words[1..])) is null)
            return null; // "почему не пришла ссылка" is talk
        if (command == "missing" && !hasSlash && words is not [_, "нет" or "Нет" or "нету", ..])
            return null; // "кого спросить?" is talk
        // Without a slash only a short line is a command: "код от подъезда" is talk.
        return hasSlash || words.Length <= 3 ? [command, .. words[1..]] : null;
    }
}
