using System.Text;
using BotHost.Domain.Language;

namespace BotHost.Features.Roster;

/// <summary>What an import says to the person who sent the file.</summary>
internal static class ImportReplies
{
    /// <summary>Below VK's 4,096 with room for a heading.</summary>
    private const int PageLength = 3_500;
    private const int MaxPages = 6;

    private const string Headers = "Класс; Ученик; Классный руководитель; VK; Сотрудник; Должность";
    private const string SaveAsCsv = "В Excel выберите «Сохранить как» → «CSV UTF-8 (разделители — запятые)» и пришлите новый файл.";

    public static string Unreadable(RosterFile.Unreadable failure) => failure.Reason switch
    {
        UnreadableReason.Empty => $"Файл пуст. Пришлите таблицу CSV с заголовками: {Headers}.",
        UnreadableReason.NoRows => "В файле есть заголовки, но нет строк. Заполните список под заголовками и пришлите файл ещё раз.",
        UnreadableReason.TooLarge => "Файл больше 10 МБ. Пришлите список частями: до 10 МБ и до 100 000 строк в файле.",
        UnreadableReason.TooManyRows => "В файле больше 100 000 строк. Пришлите список частями: до 10 МБ и до 100 000 строк в файле.",
        UnreadableReason.Workbook => $"Эта книга не читается как книга Excel: она из другой программы, защищена паролем или повреждена. Сохраните её как XLSX без пароля. {SaveAsCsv}",
        UnreadableReason.NotText => $"Файл не читается как текст. {SaveAsCsv}",
        UnreadableReason.Header => $"Строка {failure.Line}: нет знакомых заголовков. Нужны названия столбцов: {Headers} (порядок любой, лишние можно убрать). "
            + "Если вместо букв знаки, сохраните файл как «CSV UTF-8».",
        UnreadableReason.HeaderTwice => $"Строка {failure.Line}: столбец «{failure.Detail}» встречается дважды. Оставьте один.",
        UnreadableReason.ClassColumnMissing => $"Строка {failure.Line}: нет столбца «Класс». Добавьте его: "
            + "без класса не понять, куда записать учеников и классных руководителей.",
        UnreadableReason.Quote => $"Строка {failure.Line}: кавычка открыта и не закрыта, дальше файл читается неверно. "
            + "Закройте или уберите кавычку и пришлите файл ещё раз.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The difference, to be confirmed: counts first, then the lists; at most six messages.</summary>
    public static IReadOnlyList<string> Plan(ImportPlan plan)
    {
        var lines = new List<string> { Heading(plan), "" };
        lines.AddRange(Counts(plan));
        if (plan.ChangesNothing)
            lines.Add(plan.Refusals == 0 ? "Всё уже так, менять нечего." : "Из принятых строк менять нечего.");
        lines.AddRange(ImportDetails.Problems(plan));
        lines.AddRange(ImportDetails.Lists(plan));
        return Pages(lines);
    }

    /// <summary>The question under the difference.</summary>
    public static string Confirm(ImportPlan plan)
        => $"Внести {Plural.Of(plan.Changes, "изменение", "изменения", "изменений")}? "
            + (plan.Refusals > 0 ? $"Не принято: {plan.Refusals}; это можно исправить и прислать файл ещё раз." : "Никто не будет удалён.");

    /// <summary>No plan waits: it was applied, dropped or is too old.</summary>
    public static string NothingPending => "Список больше не ждёт подтверждения. Пришлите файл ещё раз.";

    public static string Dropped => "Хорошо, ничего не изменено.";

    /// <summary>After applying: what was done, the texts to post and who has not written yet.</summary>
    /// <param name="buildStartLink">From a start token to a link that opens the dialog with the bot.</param>
    public static IReadOnlyList<string> Applied(ImportPlan applied, RosterReach reach, Func<string, Uri> buildStartLink)
    {
        var done = applied.ChangesNothing ? "Готово: всё уже было так, ничего не изменилось." : "Готово, список внесён.";
        return
        [
            string.Join('\n', [done, .. Counts(applied), "", Silent(reach)]),
            ForStaff(buildStartLink(RosterStart.Staff)),
            ForFamilies(buildStartLink(RosterStart.Families)),
        ];
    }

    /// <summary>Ready to post in the staff room.</summary>
    public static string ForStaff(Uri link)
        => $"Коллеги! Школьный бот выдаёт ссылки на чаты классов и учительской. Откройте его и напишите «Начать»: {link}\n"
            + "Бот никогда не спрашивает коды из SMS, пароли и деньги.";

    /// <summary>Ready to post where parents read.</summary>
    public static string ForFamilies(Uri link)
        => $"Уважаемые родители! Ссылку на чат класса теперь выдаёт школьный бот: откройте его и напишите «Начать»: {link}\n"
            + "Ссылка личная и действует несколько дней. Бот никогда не спрашивает коды из SMS, пароли и деньги.";

    public static string Silent(RosterReach reach)
    {
        if (reach.Silent == 0)
            return "Все уже написали боту.";
        string[] parts =
        [
            reach.Staff == 0 ? "" : Plural.Of(reach.Staff, "сотрудник", "сотрудника", "сотрудников"),
            reach.Families == 0 ? "" : Plural.Of(reach.Families, "семья", "семьи", "семей"),
        ];
        return $"Ещё не писали боту: {reach.Silent} ({string.Join(", ", parts.Where(part => part.Length > 0))}). "
            + "Первым бот написать не может: разместите тексты ниже.";
    }

    private static string Heading(ImportPlan plan)
        => $"Проверка списка: {Plural.Of(plan.Input.RowCount, "строка", "строки", "строк")}. Пока ничего не изменено.";

    private static IEnumerable<string> Counts(ImportPlan plan)
    {
        var classes = Join(("новых", plan.ClassesAdded.Count), ("вернутся", plan.ClassesReturned.Count));
        var pupils = Join(("новых", plan.PupilsAdded.Count), ("перейдут в другой класс", plan.PupilsMoved.Count),
            ("имя изменится", plan.PupilsRenamed.Count), ("нет в файле", plan.PupilsMissing.Count));
        var staff = Join(("новых", plan.StaffAdded.Count), ("изменятся", plan.StaffChanged.Count),
            ("подтверждаются по VK", plan.AccountsVerified.Count), ("нет в файле", plan.StaffMissing.Count));
        var homerooms = Join(("назначений", plan.Homerooms.Count));
        if (classes.Length > 0)
            yield return $"Классы: {classes}";
        if (pupils.Length > 0)
            yield return $"Ученики: {pupils}";
        if (staff.Length > 0)
            yield return $"Сотрудники: {staff}";
        if (homerooms.Length > 0)
            yield return $"Классные руководители: {homerooms}";
        if (plan.Refusals > 0)
            yield return $"Не принято: {plan.Refusals}";
    }

    private static string Join(params (string Word, int Count)[] counts)
        => string.Join(", ", counts.Where(it => it.Count > 0).Select(it => $"{it.Word} {it.Count}"));

    private static List<string> Pages(List<string> lines)
    {
        var pages = new List<string>();
        var page = new StringBuilder();
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            if (page.Length + line.Length + 1 > PageLength)
            {
                if (pages.Count == MaxPages - 1)
                {
                    var rest = lines.Count - index;
                    pages.Add($"{page.ToString().Trim()}\n… и ещё {Plural.Of(rest, "строка", "строки", "строк")}");
                    return pages;
                }
                pages.Add(page.ToString().Trim());
                page.Clear();
            }
            page.Append(line).Append('\n');
        }
        pages.Add(page.ToString().Trim());
        return pages;
    }
}

/// <summary>
/// Start tokens of the links that an import hands out to be posted. They carry no right: whoever follows one only gets the right question first.
/// </summary>
internal static class RosterStart
{
    public const string Staff = "staff";
    public const string Families = "parents";
}
