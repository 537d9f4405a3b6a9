using BotHost.Sandbox.Web;
using static BotHost.Demo.DemoPeople;

namespace BotHost.Demo;

/// <summary>What is worth trying in the sandbox messenger, in words for whoever plays.</summary>
internal static class DemoStories
{
    /// <param name="isEmpty">Nobody has set the school up: what a mother or a teacher tries comes after that.</param>
    public static SandboxStage Stage(DemoSchool school, bool isEmpty) => new(
        GroupId,
        [.. DemoSchool.People.Select(Person)],
        isEmpty ? [SchoolBegins(school)] : [MotherAsks(school), StrangerComes(school), TeacherIsConfirmed(), DigestComes(), FatherForgets(), ChatIsConnected(school)]);

    private static Story SchoolBegins(DemoSchool school) => new("Администратор начинает с нуля", "Классы, список, классный руководитель, чат: всё в переписке",
    [
        new(Head, "Пусть руководитель тоже откроет бота.") { Draft = "меню" },
        new(Homeroom5A, "И классный руководитель: бот никому не пишет первым.") { Draft = "меню" },
        new(Administrator, "Начните настройку. Затем напишите классы, например «5А 6А 9А», и нажмите «Добавить».") { Draft = "/start" },
        new(Administrator, "Нажмите «5А: нет», отправьте имя с профилем и скажите, что проверили лично.") { Draft = "Классная Нина Петровна vk.com/id103" },
        new(Administrator, "Пройдите шаги до «Готово». Вставьте список учеников, как скопировали, и нажмите «Применить».") { Draft = "Класс;Ученик\n5А;Лугов Пётр\n5А;Тихая Екатерина" },
        new(Homeroom5A, "Откройте меню чата «⋯»: добавьте бота и назначьте его администратором. Дальше бот спросит, что это за чат.") { Chat = school.Parents5A },
    ]);

    private static Story MotherAsks(DemoSchool school) => new("Мама просит ссылку", "Заявка, проверка и личное приглашение в чат 5А",
    [
        new(Mother, "Отправьте боту готовую просьбу и согласитесь на обработку данных.") { Draft = "Здравствуйте! Дайте, пожалуйста, ссылку на чат 5А" },
        new(Mother, "Напишите, чья вы мама, и нажмите «Отправить».") { Draft = "Петя Лугов" },
        new(Homeroom5A, "Пришла карточка: имя в профиле ничего не доказывает. Проверьте и нажмите «Подтвердить»."),
        new(Mother, "Приглашение пришло. Нажмите «Открыть ссылку» и вступите в чат."),
        new(Mother, "Вы в чате родителей. Бот это заметил и закрыл ссылку за вами.") { Chat = school.Parents5A },
    ]);

    private static Story StrangerComes(DemoSchool school) => new("Посторонний вошёл по утёкшей ссылке", "Сторож чата: карточка, удаление, новая ссылка",
    [
        new(Stranger, "Кто-то переслал вам ссылку на чат родителей. Войдите по ней.") { LeakedLinkOf = school.Parents5A },
        new(Homeroom5A, "Бот спрашивает о незнакомце. Нажмите «Не наш»."),
        new(Stranger, "Вас удалили, ссылку сменили. Попробуйте войти ещё раз по старой.") { LeakedLinkOf = school.Parents5A },
        new(Homeroom5A, "В чате снова только свои.") { Chat = school.Parents5A },
    ]);

    private static Story TeacherIsConfirmed() => new("Новый учитель подтверждает роль", "Решает администратор, одним нажатием",
    [
        new(NewTeacher, "Отправьте просьбу и ответьте на вопросы бота.") { Draft = "подтвердите меня как учителя" },
        new(NewTeacher, "Назовите себя, должность и предмет; нажмите «Отправить».") { Draft = "Новикова Марта Львовна" },
        new(Administrator, "Нажмите «Подтвердить», затем скажите, что проверили лично."),
        new(NewTeacher, "Роль подтверждена: теперь доступна ссылка в учительскую.") { Draft = "ссылка учительская" },
    ]);

    private static Story DigestComes() => new("Администратор читает сводку", "Раз в день: что ждёт решения, с кнопками",
    [
        new(Administrator, "Нажмите на пульте «До сводки»: часы школы дойдут до 17:00, и сводка придёт сюда."),
        new(Administrator, "Спросите сводку в любое время словом.") { Draft = "сводка" },
    ]);

    private static Story FatherForgets() => new("Папа забыл о приглашении", "Напоминания, срок, новая ссылка",
    [
        new(Father, "Отправьте просьбу, согласитесь и назовите ребёнка: Петя Лугов.") { Draft = "ссылка 5а" },
        new(Homeroom5A, "Проверьте заявку и нажмите «Подтвердить»."),
        new(Father, "Приглашение пришло, но вы заняты. Нажмите на пульте «+1 день» несколько раз: бот напомнит, потом срок выйдет."),
        new(Father, "Срок вышел. Нажмите «Новая ссылка»: ничего объяснять заново не нужно."),
    ]);

    private static Story ChatIsConnected(DemoSchool school) => new("Классный руководитель подключает чат", "Два действия в чате и три кнопки в диалоге",
    [
        new(Homeroom7B, "Откройте меню чата «⋯»: добавьте бота и назначьте его администратором.") { Chat = school.Parents7B },
        new(Homeroom7B, "Бот спрашивает, что это за чат. Нажмите «Родители класса», «7Б», «Подключить»."),
        new(BusyMother, "Теперь ссылку можно просить и в 7Б.") { Draft = "ссылка 7Б" },
    ]);

    private static StagePerson Person(DemoPerson person)
    {
        var (role, place) = person.Who.Split(' ') switch
        {
            ["классный", "руководитель", var @class] => ("классный", @class),
            ["новый", "учитель"] => ("учитель", "новый"),
            [("ученик" or "ученица") and var pupil, var @class] => (pupil, @class),
            [var only] => (only, ""),
            _ => ("родитель", person.Who),
        };
        return new StagePerson(person.Id, role, place, person.Who);
    }
}
