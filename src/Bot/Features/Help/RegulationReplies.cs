using BotHost.Domain.Help;
using BotHost.Domain.Language;
using BotHost.Domain.Schools;
using BotHost.Messaging;

namespace BotHost.Features.Help;

internal static class RegulationReplies
{
    private const int LongestQuote = 700;
    private const int MostChanges = 12;
    private static readonly Choice _load = Choice.Do("Загрузить положение", "regulation", "load");

    public static Reply SendFile { get; } = new Reply("Пришлите положение файлом: DOCX, TXT или MD, до 2 МБ. Номера пунктов должны быть в самом тексте: «2.1.», «3.2.».\nЕсли Word ставит номера сам, сохраните документ как «Обычный текст».")
        .Row(Choice.Do("Отмена", "cancel"));

    public static Reply NotYours { get; } = new Reply("Положение загружает администратор или руководитель школы. Искать в нём могут все: «что сказано про ссылки?».").Row(Choice.Do("Помощь", "help"));

    public static Reply Reading { get; } = new("Читаю положение, это несколько секунд.");

    public static Reply Unreadable { get; } = new Reply("Этот файл прочитать не получилось. Сохраните документ как «Обычный текст» (TXT) или DOCX без пароля, до 2 МБ, и пришлите ещё раз.").Row(_load);

    public static Reply NoClauses { get; } = new Reply("В файле не нашлось пунктов с номерами. Обычно номера ставит сам Word: сохраните документ как «Обычный текст», тогда они останутся в тексте.").Row(_load);

    public static Reply NotLoaded(bool mayLoad) => mayLoad
        ? new Reply("Положение школы ещё не загружено. Пришлите его файлом (DOCX, TXT, MD), и по нему можно будет искать.").Row(_load.Primary())
        : new Reply("Положение школы ещё не загружено. Это делает администратор: ему нужно написать боту «положение».").Row(Choice.Do("Написать человеку", "words", "human"), Choice.Do("Помощь", "help"));

    public static Reply About(Regulation version, TimeZoneInfo zone, bool mayLoad)
    {
        var reply = new Reply($"{Version(version, zone)}\nСпросите: «что сказано про ссылки?» или «пункт 2.1».");
        return mayLoad ? reply.Row(Choice.Do("Загрузить новую версию", "regulation", "load")) : reply;
    }

    public static Reply Found(IReadOnlyList<ClauseText> clauses, Regulation version, TimeZoneInfo zone) => clauses.Count == 0
        ? new Reply($"В положении об этом ничего не нашлось. Попробуйте другое слово или номер пункта.\n{Version(version, zone)}").Row(Choice.Do("Написать человеку", "words", "human"))
        : new Reply(string.Join("\n\n", clauses.Select(Quote)) + $"\n\n{Version(version, zone)}");

    public static Reply Loaded(Regulation version, IReadOnlyList<string>? changed, TimeZoneInfo zone) => new(
        Version(version, zone) + (changed switch
        {
            null => "\nТеперь любой может спросить: «что сказано про ссылки?».",
            [] => "\nПункты те же, что в прежней версии.",
            _ => $"\nИзменились, добавлены или исключены: {string.Join(", ", changed.Take(MostChanges))}{(changed.Count > MostChanges ? $" и ещё {changed.Count - MostChanges}" : "")}.",
        }));

    public static Reply Unchanged(Regulation version, TimeZoneInfo zone) => new($"Эта версия уже загружена. {Version(version, zone)}");

    private static string Quote(ClauseText clause)
        => $"{(clause.Document.Length > 0 ? $"{clause.Document}, п. " : "п. ")}{clause.Number}: {(clause.Text.Length <= LongestQuote ? clause.Text : clause.Text[..LongestQuote] + "…")}";

    private static string Version(Regulation version, TimeZoneInfo zone)
        => $"Версия от {RussianDate.Day(SchoolTime.DateOf(version.LoadedAt, zone))} {SchoolTime.DateOf(version.LoadedAt, zone).Year} г., {Plural.Of(version.Clauses, "пункт", "пункта", "пунктов")}, "
            + $"{(version.LoadedBy is null ? "загружена из файла на сервере" : "загрузила администрация школы")}, метка {version.Fingerprint[..8]}.";
}
