using BotHost.Domain.Language;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Roster;
using BotHost.Messaging;
using BotHost.Security;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Roster;

public sealed class RosterImportTests
{
    private static readonly string[] School =
    [
        "Класс;Ученик;Классный руководитель;VK;Сотрудник;Должность",
        "5А;Смирнов Пётр Иванович;Иванова Мария Петровна;101;;",
        "5А;Смирнова Анна;Иванова Мария Петровна;101;;",
        "5-б;Ковальчук Игорь;Кузнецов О.И.;;;",
        "10a;Шевченко Саша;;;;",
        ";;;id202;Кузнецов Олег Ильич;учитель физики",
        ";;;;Орлова Нина Сергеевна;заместитель директора",
    ];

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.PostgreSql)]
    public async Task A_list_becomes_classes_pupils_staff_and_homerooms(TestDatabase database)
    {
        await using var roster = await TestRoster.CreateAsync(database);

        var applied = await roster.ImportAsync(School);

        Assert.Empty(applied.Problems);
        await using var db = roster.Open();
        Assert.Equal(["10А", "5А", "5Б"], await db.Classes.OrderBy(row => row.Name).Select(row => row.Name).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["Анна С.", "Игорь К.", "Пётр С.", "Саша Ш."], (await db.Pupils.Select(row => row.ShortName).ToListAsync(TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal));
        var staff = await db.Staff.ToDictionaryAsync(row => row.FullName, TestContext.Current.CancellationToken);
        Assert.Equal(3, staff.Count); // "Кузнецов О.И." is the Кузнецов of the staff column
        Assert.Equal(("учитель физики", StaffKind.SubjectTeacher), (staff["Кузнецов Олег Ильич"].Position, staff["Кузнецов Олег Ильич"].Kind));
        Assert.Equal(StaffKind.Administration, staff["Орлова Нина Сергеевна"].Kind);
        Assert.True(staff["Иванова Мария Петровна"].IsVerified);
        Assert.Equal(Proof.Import, staff["Кузнецов Олег Ильич"].Proof);
        Assert.False(staff["Орлова Нина Сергеевна"].IsVerified);
        var homerooms = await db.Homerooms.Join(db.Classes, row => row.Class, row => row.Id, (homeroom, @class) => new { @class.Name, homeroom.Teacher })
            .ToDictionaryAsync(it => it.Name, it => it.Teacher, TestContext.Current.CancellationToken);
        Assert.Equal(staff["Иванова Мария Петровна"].Id, homerooms["5А"]);
        Assert.Equal(staff["Кузнецов Олег Ильич"].Id, homerooms["5Б"]);
        Assert.Equal(["101", "202"], await db.People.Select(row => row.User.Key).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await db.Roles.ToListAsync(TestContext.Current.CancellationToken)); // an import appoints nobody
        Assert.Single(await db.Audit.Where(row => row.Action == "roster.imported").ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.PostgreSql)]
    public async Task The_same_list_again_changes_nothing(TestDatabase database)
    {
        await using var roster = await TestRoster.CreateAsync(database);
        await roster.ImportAsync(School);
        var before = await CountsAsync(roster);

        var plan = await roster.PlanAsync(School);
        var applied = await roster.ApplyAsync(plan);

        Assert.True(plan.ChangesNothing);
        Assert.True(applied.ChangesNothing);
        Assert.Empty(plan.PupilsMissing);
        Assert.Empty(plan.StaffMissing);
        Assert.Equal(before, await CountsAsync(roster));
    }

    [Fact]
    public async Task A_plan_confirmed_twice_is_applied_once()
    {
        await using var roster = await TestRoster.CreateAsync();
        var plan = await roster.PlanAsync(School);

        await roster.ApplyAsync(plan);
        var before = await CountsAsync(roster);
        var second = await roster.ApplyAsync(plan);

        Assert.True(second.ChangesNothing);
        Assert.Equal(before, await CountsAsync(roster));
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        await using var roster = await TestRoster.CreateAsync();

        var plan = await roster.PlanAsync(School);

        Assert.Equal((3, 4, 3, 2), (plan.ClassesAdded.Count, plan.PupilsAdded.Count, plan.StaffAdded.Count, plan.Homerooms.Count));
        Assert.Equal("0,0,0,0,0,0", await CountsAsync(roster));
    }

    [Fact]
    public async Task A_pupil_of_the_list_is_found_by_what_a_parent_types()
    {
        await using var roster = await TestRoster.CreateAsync();
        await roster.ImportAsync(School);

        var names = new PupilNames(TestRoster.Hash).Candidates(roster.School, "Пете Смирнову").Names;
        var found = await roster.QueryAsync(db => db.Pupils.Where(row => names.Contains(row.NameHash)).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(["Пётр С."], found.Select(pupil => pupil.ShortName));
    }

    [Fact]
    public async Task A_child_who_moved_keeps_the_row_and_a_missing_one_stays()
    {
        await using var roster = await TestRoster.CreateAsync();
        await roster.ImportAsync("Класс;Ученик", "5А;Смирнов Пётр", "5А;Смирнова Анна", "5Б;Ковальчук Игорь");
        var before = await roster.QueryAsync(db => db.Pupils.ToDictionaryAsync(row => row.ShortName, row => row.Id, TestContext.Current.CancellationToken));

        var applied = await roster.ImportAsync("Класс;Ученик", "5А;Смирнова Аня", "5Б;Смирнов Петя", "5Б;Новиков Лев");

        Assert.Equal([("5А", "5Б")], applied.PupilsMoved.Select(move => (move.From, move.To)));
        Assert.Equal([("Анна С.", "Аня С.")], applied.PupilsRenamed.Select(rename => (rename.From, rename.To)));
        Assert.Equal([("5Б", "Игорь К.")], applied.PupilsMissing.Select(missing => (missing.Class, missing.ShortName)));
        var after = await roster.QueryAsync(db => db.Pupils.Where(row => row.LeftAt == null).ToDictionaryAsync(row => row.ShortName, row => row.Id, TestContext.Current.CancellationToken));
        Assert.Equal(4, after.Count);
        Assert.Equal(before["Пётр С."], after["Петя С."]);
        Assert.Equal(before["Игорь К."], after["Игорь К."]);
    }

    [Fact]
    public async Task A_namesake_in_a_class_that_the_file_does_not_list_is_another_child()
    {
        await using var roster = await TestRoster.CreateAsync();
        await roster.ImportAsync("Класс;Ученик", "7Б;Смирнов Иван");

        var applied = await roster.ImportAsync("Класс;Ученик", "5А;Смирнов Иван");

        Assert.Empty(applied.PupilsMoved);
        Assert.Single(applied.PupilsAdded);
        Assert.Equal([new RosterProblem(2, RosterProblemKind.NamesakeElsewhere, "7Б")], applied.Problems);
        Assert.Empty(applied.PupilsMissing); // nothing is said of 7Б
    }

    [Fact]
    public async Task Two_namesakes_of_one_class_are_two_children()
    {
        await using var roster = await TestRoster.CreateAsync();
        string[] lines = ["Класс;Ученик", "5А;Смирнов Иван Петрович", "5А;Смирнов Иван Олегович", "5А;Смирнов Иван Петрович"];

        var first = await roster.ImportAsync(lines);
        var second = await roster.ImportAsync(lines);

        Assert.Equal(2, first.PupilsAdded.Count);
        Assert.Equal([new RosterProblem(4, RosterProblemKind.PupilRepeated, "2")], first.Problems);
        Assert.True(second.ChangesNothing);
    }

    [Fact]
    public async Task A_new_homeroom_teacher_follows_the_old_one()
    {
        await using var roster = await TestRoster.CreateAsync();
        await roster.ImportAsync("Класс;Классный руководитель", "5А;Иванова Мария Петровна");

        var applied = await roster.ImportAsync("Класс;Классный руководитель", "5А;Орлова Нина Сергеевна");

        Assert.Equal([new HomeroomChange("5А", PersonName.Key("Орлова Нина Сергеевна"), "Орлова Нина Сергеевна", "Иванова Мария Петровна")], applied.Homerooms);
        var rows = await roster.QueryAsync(db => db.Homerooms.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Single(rows, row => row.IsLive);
        Assert.Single(rows, row => row.Until == TestRoster.Now);
    }

    [Theory]
    [InlineData("5B", "5Б", "5Б")] // the one that exists
    [InlineData("5B", "5В", "5В")]
    [InlineData("5B", "6А", "5В")] // neither: by shape, and said
    public async Task A_latin_B_is_the_class_that_exists(string written, string existing, string expected)
    {
        await using var roster = await TestRoster.CreateAsync();

        var plan = await roster.PlanAsync("Класс;Ученик", $"{existing};Иванов Иван", $"{written};Смирнов Пётр");

        Assert.Equal(expected, plan.PupilsAdded[1].Class);
        Assert.Equal(existing[0] == '6', plan.Problems.Any(problem => problem.Kind == RosterProblemKind.ClassReadAs));
    }

    [Theory]
    [InlineData("5Ъ;Иванов Иван;;;", "ClassUnreadable")]
    [InlineData("12А;Иванов Иван;;;", "ClassUnreadable")]
    [InlineData("5;Иванов Иван;;;", "ClassWithoutLetter")]
    [InlineData("5B;Иванов Иван;;;", "ClassAmbiguous")]
    [InlineData(";Иванов Иван;;;", "ClassMissing")]
    [InlineData("5Б;Иванов;;;", "PupilName")]
    [InlineData("5Б;Иванов И.;;;", "PupilName")]
    [InlineData("5Б;+7 900 1234567;;;", "PupilName")]
    [InlineData("5Б;;123;;", "HomeroomName")]
    [InlineData(";;;;Петрова", "StaffName")]
    [InlineData("5Б;Иванов Иван;;77;", "AccountOfNobody")]
    [InlineData("5Б;;Орлова Нина;77;Кузнецов Олег", "AccountOfWhom")]
    [InlineData(";;;nobody;Кузнецов Олег", "AccountUnknown")]
    [InlineData("5А;;Орлова Нина;;", "HomeroomOfTwo")]
    [InlineData("5А;;Иванова Мария;102;", "AccountsDiffer")]
    [InlineData(";;;101;Кузнецов Олег", "AccountOfTwo")]
    [InlineData(";;;id101;Кузнецов Олег", "AccountOfTwo")]
    public async Task A_line_that_cannot_be_taken_is_named_and_the_rest_goes_on(string line, string kind)
    {
        await using var roster = await TestRoster.CreateAsync();

        var applied = await roster.ImportAsync("Класс;Ученик;Классный руководитель;VK;Сотрудник", "5А;Смирнов Пётр;Иванова Мария;101;", "5Б;Сидоров Пётр;;;", "5В;Ким Ян;;;", line);

        var problem = Assert.Single(applied.Problems, problem => problem.Line == 5);
        Assert.Equal(kind, problem.Kind.ToString());
        Assert.True(applied.Refusals >= 1);
        Assert.StartsWith("Строка 5: ", ImportDetails.Problem(problem), StringComparison.Ordinal);
        Assert.DoesNotContain("Иванов Иван", ImportDetails.Problem(problem), StringComparison.Ordinal);
        Assert.Contains(applied.PupilsAdded, pupil => pupil.ShortName == "Пётр С.");
        Assert.DoesNotContain(applied.PupilsAdded, pupil => kind != "AccountOfNobody" && pupil.ShortName == "Иван И.");
    }

    [Fact]
    public async Task A_screen_name_is_resolved_once_and_stored_as_a_number()
    {
        await using var roster = await TestRoster.CreateAsync();
        roster.Profiles["@olga"] = new UserCard(new UserRef("303"), "Ольга К.");

        var plan = await roster.PlanAsync("Сотрудник;VK", "Кузнецова Ольга;@olga");
        await roster.ApplyAsync(plan);

        Assert.Equal(["@olga"], roster.Asked); // applying asks nobody
        Assert.Contains("Кузнецова Ольга: VK 303, «Ольга К.»", string.Join('\n', ImportReplies.Plan(plan)), StringComparison.Ordinal);
        var person = Assert.Single(await roster.QueryAsync(db => db.People.ToListAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(("303", "Ольга К."), (person.User.Key, person.DisplayName));
        Assert.False(person.CanBeWrittenTo);
    }

    [Fact]
    public async Task An_account_of_a_pupil_is_refused()
    {
        await using var roster = await TestRoster.CreateAsync();
        await roster.ImportAsync("Класс;Ученик", "5А;Смирнов Пётр");
        await roster.ChangeAsync(async db =>
        {
            var child = new Person { User = new UserRef("500"), FirstSeenAt = TestRoster.Now };
            db.People.Add(child);
            (await db.Pupils.SingleAsync(TestContext.Current.CancellationToken)).Account = child.Id;
        });

        var applied = await roster.ImportAsync("Сотрудник;VK", "Смирнов Пётр;500");

        Assert.Equal([new RosterProblem(2, RosterProblemKind.AccountOfPupil, "Смирнов Пётр")], applied.Problems);
        Assert.False((await roster.QueryAsync(db => db.Staff.SingleAsync(TestContext.Current.CancellationToken))).IsVerified);
    }

    [Fact]
    public async Task A_verified_account_is_not_replaced_and_a_revoked_one_does_not_come_back()
    {
        await using var roster = await TestRoster.CreateAsync();
        await roster.ImportAsync("Сотрудник;VK", "Кузнецов Олег;1", "Орлова Нина;2", "Белов Иван;3");
        await roster.ChangeAsync(async db => (await db.Staff.SingleAsync(row => row.FullName == "Белов Иван", TestContext.Current.CancellationToken)).Revoke(TestRoster.Now));

        var applied = await roster.ImportAsync("Сотрудник;VK", "Кузнецов Олег;9", "Ким Ян;2", "Белов Иван;3");

        Assert.Equal(
            [RosterProblemKind.OtherAccountVerified, RosterProblemKind.AccountOfOtherStaff, RosterProblemKind.VerificationRevoked],
            applied.Problems.Select(problem => problem.Kind));
        Assert.Empty(applied.AccountsVerified);
    }

    [Fact]
    public async Task Who_was_dismissed_returns_without_the_old_account()
    {
        await using var roster = await TestRoster.CreateAsync();
        await roster.ImportAsync("Сотрудник;VK", "Кузнецов Олег;1");
        await roster.ChangeAsync(async db => (await db.Staff.SingleAsync(TestContext.Current.CancellationToken)).DismissedAt = TestRoster.Now);

        var applied = await roster.ImportAsync("Сотрудник", "Кузнецов Олег");

        Assert.True(Assert.Single(applied.StaffChanged).Returns);
        var member = await roster.QueryAsync(db => db.Staff.SingleAsync(TestContext.Current.CancellationToken));
        Assert.Null(member.DismissedAt);
        Assert.False(member.IsVerified);
    }

    [Fact]
    public async Task Another_school_sees_nothing_of_it()
    {
        await using var roster = await TestRoster.CreateAsync();
        await roster.ImportAsync(School);

        await using var db = roster.Open();
        db.School = new Domain.SchoolKey("two");

        Assert.Empty(await db.Pupils.ToListAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<string> CountsAsync(TestRoster roster) => await roster.QueryAsync(async db => string.Join(',',
        await db.Classes.CountAsync(TestContext.Current.CancellationToken), await db.Pupils.CountAsync(TestContext.Current.CancellationToken),
        await db.Staff.CountAsync(TestContext.Current.CancellationToken), await db.Homerooms.CountAsync(TestContext.Current.CancellationToken),
        await db.People.CountAsync(TestContext.Current.CancellationToken), await db.Audit.CountAsync(TestContext.Current.CancellationToken)));
}
