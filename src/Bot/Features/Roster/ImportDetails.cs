using BotHost.Domain.Language;

namespace BotHost.Features.Roster;

/// <summary>The lists of an import's answer, line by line.</summary>
internal static class ImportDetails
{
    private const int MostProblems = 60;
    private const int MostNames = 200;
    private const int MostInClass = 40;

    public static IEnumerable<string> Problems(ImportPlan plan)
    {
        foreach (var line in Section("Не принято", [.. plan.Problems.Where(it => !it.IsNote).Select(Problem)], MostProblems))
            yield return line;
        foreach (var line in Section("Обратите внимание", [.. plan.Problems.Where(it => it.IsNote).Select(Problem)], MostProblems))
            yield return line;
    }

    public static IEnumerable<string> Lists(ImportPlan plan)
    {
        (string Title, IEnumerable<string> Items)[] sections =
        [
            ("Новые классы", plan.ClassesAdded.Count == 0 ? [] : [string.Join(", ", plan.ClassesAdded)]),
            ("Классы вернутся из архива", plan.ClassesReturned.Select(it => it.Name)),
            ("Классные руководители", plan.Homerooms.Select(Homeroom)),
            ("Подтверждаются по VK (сверьте имена)", plan.AccountsVerified.Select(Account)),
            ("Сотрудники изменятся", plan.StaffChanged.Select(Change)),
            ("Новые сотрудники", plan.StaffAdded.Select(it => it.Position is null ? it.FullName : $"{it.FullName}, {it.Position}")),
            ("Перейдут в другой класс", plan.PupilsMoved.Select(it => $"{it.ShortName}: {it.From} → {it.To}")),
            ("Имя изменится", plan.PupilsRenamed.Select(it => $"{it.Class}: {it.From} → {it.To}")),
            ("Нет в файле (никто не удаляется)", ByClass(plan.PupilsMissing.Select(it => (it.Class, it.ShortName)))),
            ("Сотрудников нет в файле (никто не удаляется)", plan.StaffMissing),
            ("Новые ученики", ByClass(plan.PupilsAdded.Select(it => (it.Class, it.ShortName)))),
        ];
        return sections.SelectMany(section => Section(section.Title, [.. section.Items], MostNames));
    }

    public static string Problem(RosterProblem problem)
    {
        var (detail, other) = problem.Detail?.Split('|') switch
        {
            [var first, var second] => (first, second),
            [var only] => (only, ""),
            _ => ("", ""),
        };
        var text = problem.Kind switch
        {
            RosterProblemKind.ColumnNotRead => $"столбец «{detail}» не читается",
            RosterProblemKind.ClassReadAs => $"латинская B прочитана как русская В: {detail}",
            RosterProblemKind.NamesakeElsewhere => $"такое же имя есть в классе {detail}; записан отдельный ученик",
            RosterProblemKind.PupilRepeated => $"тот же ученик, что в строке {detail}; записан один раз",
            RosterProblemKind.NothingOnLine => "нет ни класса, ни имени",
            RosterProblemKind.ClassMissing => "не указан класс",
            RosterProblemKind.ClassUnreadable => $"класс «{detail}» не прочитан; пишите так: 5А",
            RosterProblemKind.ClassWithoutLetter => $"класс «{detail}» без буквы; пишите так: 5А",
            RosterProblemKind.ClassAmbiguous => $"класс «{detail}»: латинская B, а есть и Б, и В; напишите русскую букву",
            RosterProblemKind.PupilName => "имя ученика не прочитано; нужны фамилия и полное имя",
            RosterProblemKind.HomeroomName => "имя классного руководителя не прочитано; нужны фамилия и имя",
            RosterProblemKind.HomeroomOfTwo => $"у класса {detail} другой классный руководитель, чем в строке {other}; оставьте одного",
            RosterProblemKind.StaffName => "имя сотрудника не прочитано; нужны фамилия и имя",
            RosterProblemKind.AccountOfNobody => "VK без имени: столбец VK — для классных руководителей и сотрудников",
            RosterProblemKind.AccountOfWhom => "в строке и классный руководитель, и сотрудник: непонятно, чей VK; разнесите по строкам",
            RosterProblemKind.AccountUnknown => $"VK не найден ({detail}); укажите номер или ссылку на профиль",
            RosterProblemKind.AccountsDiffer => $"другой VK, чем в строке {other} ({detail}); столбец VK — не для семей; оставьте один",
            RosterProblemKind.AccountOfTwo => $"один VK указан у нескольких сотрудников ({detail})",
            RosterProblemKind.AccountOfPupil => $"этот VK записан за учеником ({detail}); сотрудником он не станет",
            RosterProblemKind.AccountOfOtherStaff => $"этот VK уже подтверждён за другим сотрудником ({detail})",
            RosterProblemKind.OtherAccountVerified => $"уже подтверждён другой VK ({detail}); сначала отзовите его",
            RosterProblemKind.VerificationRevoked => $"подтверждение этого VK отозвано ({detail}); подтвердите лично",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return $"Строка {problem.Line}: {text}";
    }

    private static string Homeroom(HomeroomChange it)
        => $"{it.Class}: {it.Teacher}" + (it.Previous is null ? "" : $" вместо: {it.Previous}");

    private static string Account(StaffAccount it)
        => $"{it.FullName}: VK {it.Account}" + (it.Name is null ? " (имя узнать не удалось)" : $", «{it.Name}»");

    private static string Change(StaffChange it)
        => it.FullName + (it.Returns ? ": снова работает" : "")
            + (it.OldPosition == it.Position ? "" : $": {it.OldPosition ?? "без должности"} → {it.Position}");

    private static IEnumerable<string> ByClass(IEnumerable<(string Class, string Name)> pupils)
        => pupils.GroupBy(it => it.Class, it => it.Name).OrderBy(group => group.Key, ClassOrder.Instance)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Take(MostInClass))}"
                + (group.Count() > MostInClass ? $" … всего {group.Count()}" : ""));

    private static IEnumerable<string> Section(string title, List<string> items, int most)
    {
        if (items.Count == 0)
            yield break;
        yield return "";
        yield return title + ":";
        foreach (var item in items.Take(most))
            yield return item;
        if (items.Count > most)
            yield return $"… и ещё {items.Count - most}";
    }
}
