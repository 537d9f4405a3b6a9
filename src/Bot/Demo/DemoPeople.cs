namespace BotHost.Demo;

/// <summary>The accounts of the invented school that the stories speak of.</summary>
internal static class DemoPeople
{
    public const long GroupId = 1;
    public const long Administrator = 101;
    public const long Head = 102;
    public const long Homeroom5A = 103;
    public const long Homeroom7B = 104;
    public const long NewTeacher = 105;
    public const long Homeroom1A = 106;
    public const long Mother = 201;
    public const long Father = 202;
    public const long Grandmother = 203;
    public const long BusyMother = 204;
    public const long Pupil = 301;
    public const long Stranger = 401;

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new(Administrator, "Ася", "Ключевая", "администратор"),
        new(Head, "Павел", "Строгий", "директор"),
        new(Homeroom5A, "Нина", "Классная", "классный руководитель 5А"),
        new(Homeroom7B, "Олег", "Журавлёв", "классный руководитель 7Б"),
        new(Homeroom1A, "Майя", "Светлова", "классный руководитель 1А"),
        new(NewTeacher, "Марта", "Новикова", "новый учитель"),
        new(Mother, "Вера", "Лугова", "мама Пети из 5А"),
        new(Father, "Игорь", "Лугов", "папа Пети из 5А"),
        new(Grandmother, "Зоя", "Тихая", "бабушка Кати из 5А"),
        new(BusyMother, "Дина", "Спешилова", "мама Тимура из 7Б"),
        new(Pupil, "Петя", "Лугов", "ученик 5А"),
        new(Stranger, "Некто", "Неизвестный", "посторонний"),
    ];
}

internal sealed record DemoPerson(long Id, string FirstName, string LastName, string Who)
{
    public string Name => $"{FirstName} {LastName}";
}
