using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Features.Roster;
using BotHost.Messaging;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Roster;

public sealed class ImportRepliesTests
{
    [Fact]
    public async Task The_difference_starts_with_counts_and_names_pupils_shortly()
    {
        await using var roster = await TestRoster.CreateAsync();
        roster.Profiles["101"] = new UserCard(new UserRef("101"), "Мария И.");
        await roster.ImportAsync("Класс;Ученик", "5А;Смирнов Пётр", "5А;Новиков Лев");

        var plan = await roster.PlanAsync(
            "Класс;Ученик;Классный руководитель;VK", "5А;Смирнов Петя;Иванова Мария;101", "5Б;Ковальчук Игорь;;", "5Б;;;", "5Ъ;Орлов Олег;;");

        Assert.Equal(
            """
            Проверка списка: 4 строки. Пока ничего не изменено.

            Классы: новых 1
            Ученики: новых 1, имя изменится 1, нет в файле 1
            Сотрудники: новых 1, подтверждаются по VK 1
            Классные руководители: назначений 1
            Не принято: 1

            Не принято:
            Строка 5: класс «5Ъ» не прочитан; пишите так: 5А

            Новые классы:
            5Б

            Классные руководители:
            5А: Иванова Мария

            Подтверждаются по VK (сверьте имена):
            Иванова Мария: VK 101, «Мария И.»

            Новые сотрудники:
            Иванова Мария

            Имя изменится:
            5А: Пётр С. → Петя С.

            Нет в файле (никто не удаляется):
            5А: Лев Н.

            Новые ученики:
            5Б: Игорь К.
            """,
            Assert.Single(ImportReplies.Plan(plan)));
        Assert.Equal("Внести 6 изменений? Не принято: 1; это можно исправить и прислать файл ещё раз.", ImportReplies.Confirm(plan));
    }

    [Fact]
    public async Task After_applying_it_counts_who_has_not_written_and_hands_out_texts_with_links()
    {
        await using var roster = await TestRoster.CreateAsync();
        var applied = await roster.ImportAsync("Класс;Ученик;Классный руководитель;VK", "5А;Смирнов Пётр;Иванова Мария;101", "5А;Новиков Лев;;", "5А;Ким Ян;;");
        await roster.ChangeAsync(async db =>
        {
            (await db.People.SingleAsync(TestContext.Current.CancellationToken)).LastWroteAt = TestRoster.Now;
            var parent = new Person { User = new UserRef("9"), FirstSeenAt = TestRoster.Now, LastWroteAt = TestRoster.Now };
            db.People.Add(parent);
            var child = await db.Pupils.FirstAsync(row => row.ShortName == "Ян К.", TestContext.Current.CancellationToken);
            db.Guardianships.Add(new Guardianship { Guardian = parent.Id, Pupil = child.Id, Since = TestRoster.Now, Proof = Proof.Approved });
        });

        var reach = await roster.QueryAsync(db => RosterReach.CountAsync(db, TestContext.Current.CancellationToken));
        var texts = ImportReplies.Applied(applied, reach, token => new Uri($"https://example.org/start?ref={token}"));

        Assert.Equal(new RosterReach(Staff: 0, Families: 2), reach);
        Assert.Equal(3, texts.Count);
        Assert.Contains("Ещё не писали боту: 2 (2 семьи).", texts[0], StringComparison.Ordinal);
        Assert.Contains("https://example.org/start?ref=staff", texts[1], StringComparison.Ordinal);
        Assert.Contains("https://example.org/start?ref=parents", texts[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_difference_stays_within_six_messages()
    {
        await using var roster = await TestRoster.CreateAsync();
        string[] lines = ["Класс;Ученик;Классный руководитель",
            .. Enumerable.Range(0, 4_000).Select(number => $"{number % 11 + 1}{(char)('А' + number % 6)};Фамилия Имя{new string('а', number % 60)}б;Учитель{(char)('а' + number % 30)} Анна")];

        var pages = ImportReplies.Plan(await roster.PlanAsync(lines));

        Assert.Equal(6, pages.Count);
        Assert.All(pages, page => Assert.InRange(page.Length, 1, 4_000));
        Assert.Contains("… и ещё", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_has_words()
        => Assert.All(Enum.GetValues<RosterProblemKind>(), kind => Assert.StartsWith("Строка 7: ", ImportDetails.Problem(new RosterProblem(7, kind, "5А|3")), StringComparison.Ordinal));

    [Fact]
    public void Every_failure_has_words()
        => Assert.All(Enum.GetValues<UnreadableReason>(), reason => Assert.NotEmpty(ImportReplies.Unreadable(new RosterFile.Unreadable(reason, 1, "КЛАСС"))));
}
