using BotHost.Domain;
using BotHost.Domain.Help;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Reminders;
using BotHost.Domain.Roster;
using BotHost.Features.Privacy;
using BotHost.Features.Roster;
using BotHost.Messaging;
using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Privacy;

/// <summary>No table that knows of a person is forgotten by "Мои данные" and "Удалить".</summary>
public sealed class PersonalTablesTests
{
    private const long Mother = ClassScene.Mother;

    /// <summary>They name people, and yet hold nothing of anyone's own.</summary>
    private static readonly Dictionary<Type, string> Outside = [];

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Fact]
    public async Task Every_table_that_refers_to_a_person_is_shown_erased_or_stays_for_a_reason()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        Type[] naming = [typeof(Id<Person>), typeof(UserRef), typeof(ConversationRef)];

        var referring = await world.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(entity => entity.GetProperties().Any(property => naming.Contains(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType)))
            .Select(entity => entity.ClrType).ToHashSet()));

        Assert.True(referring.Count > 30);
        Assert.Empty(referring.Except(PersonalTables.All.Select(table => table.Row)).Except(Outside.Keys).Select(type => type.Name));
        Assert.Equal(PersonalTables.All.Count, PersonalTables.All.Select(table => table.Row).Distinct().Count());
        Assert.All(PersonalTables.All.Where(table => table.Fate == Fate.Stays), table => Assert.NotEmpty(table.Why!));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_was_added_later_is_shown_and_erased_as_well(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartWithChatAsync(database);
        await scene.World.ArrangeAsync(async db =>
        {
            var mother = await db.People.SingleAsync(person => person.User == ClassScene.User(Mother));
            db.ListEntries.Add(new ListEntry { List = SchoolList.ParentActive, Person = mother.Id, Since = BotWorld.Start });
            db.Reminders.Add(new Reminder { Owner = mother.Id, Text = "форма", Rule = "-", Zone = "Europe/Moscow", CreatedAt = BotWorld.Start });
            db.Tickets.Add(new SupportTicket { Number = 1, Asker = mother.Id, AskedAt = BotWorld.Start });
            db.PendingImports.Add(new PendingImport { Sender = mother.Id, Input = "{}", ExpiresAt = BotWorld.Start.AddMinutes(30) });
            db.Delegations.Add(new Delegation { From = mother.Id, To = mother.Id, Since = BotWorld.Start, Until = BotWorld.Start.AddDays(3) });
        });
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.SayAsync(Mother, "/mydata");
        Assert.Contains("напоминаний — 1", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.Contains("мест в списках школы (заместители, активы) — 1; обращений за помощью — 1", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        var mother = await scene.World.ReadAsync(db => db.People.AsNoTracking().SingleAsync(person => person.User == ClassScene.User(Mother)));

        await scene.World.PressAsync(Mother, "Удалить мои данные");
        await scene.World.PressAsync(Mother, "Да, удалить");

        foreach (var table in PersonalTables.All.Where(table => table.Fate == Fate.Erased && table.Row != typeof(OutboxEntry))) // the last answer itself was sent
            Assert.True(await scene.World.ReadAsync(db => table.CountAsync(db, mother, CancellationToken.None)) == 0, table.Row.Name);
        Assert.Equal(1, await scene.World.ReadAsync(db => db.Delegations.CountAsync()));
    }
}
