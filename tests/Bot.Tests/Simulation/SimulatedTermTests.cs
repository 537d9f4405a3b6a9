using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Messaging;
using BotHost.Sandbox.Faults;
using BotHost.Sandbox.State;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Simulation;

/// <summary>
/// A term in a school of up to 300 families with all that goes wrong in one; what must hold at the end, whatever happened.
/// </summary>
public sealed class SimulatedTermTests
{
    private static readonly string[] Refusals = ["не подош", "не получилось", "истек", "Срок ", "отозва", "отклон", "больше не действует", "нельзя", "удалил вас", "не бывает"];

    /// <param name="families">Fewer on PostgreSQL, where each of their acts takes a round trip more; each class has all ten kinds of them.</param>
    [Theory]
    [InlineData(DatabaseKind.Sqlite, 300, 8)]
    [InlineData(DatabaseKind.PostgreSql, 100, 3)]
    public async Task A_term_with_typos_leaks_outages_and_leavers_ends_with_nobody_inside_who_should_not_be(DatabaseKind database, int families, int weeks)
    {
        await using var school = await SimulatedSchool.StartAsync(database, families);
        await FamiliesComeInAsync(school);
        await ThingsGoWrongAsync(school);
        await LeaveAsync(school);
        for (var week = 0; week < weeks; week++)
        {
            await school.World.AdvanceAsync(TimeSpan.FromDays(7));
            await school.DecideAsync();
        }
        await school.World.AdvanceAsync(TimeSpan.FromHours(14)); // a last night

        await AssertNobodyInsideWhoShouldNotBeAsync(school);
        AssertEveryRefusalHasANextStep(school);
        AssertNoPersonalTextInLogs(school);
        await AssertBooksAreClosedAsync(school);
    }

    /// <summary>By code in any writing, by request, two at once, with a typo; some decline, some never come.</summary>
    private static async Task FamiliesComeInAsync(SimulatedSchool school)
    {
        var byCode = school.Families.Where(family => family.Way < 6).ToList();
        var twoAtOnce = school.Families.Where(family => family.Way == 6).ToList();
        var typo = school.Families.Where(family => family.Way == 7).ToList();
        await school.SayAsync(typo.Select(family => (family.First, "код " + family.Code[..2] + "Ы" + family.Code[3..])));
        await school.SayAsync([.. byCode.Concat(typo).Select(family => (family.First, Write(family))), .. twoAtOnce.SelectMany(family => new[] { (family.First, family.Code), (family.Second, family.Code) })]);
        var came = byCode.Concat(typo).Select(family => family.First).Concat(twoAtOnce.SelectMany(family => new[] { family.First, family.Second })).ToList();
        await school.PressAsync(came, "Согласен(на)");
        var declining = byCode.Where(family => family.Way == 5).Select(family => family.First).ToList();
        await school.PressAsync(declining, "Не хочу вступать");
        await school.PressAsync(came.Except(declining), "Открыть ссылку");
        await school.World.RestartAsync(); // between the lease and the join
        await school.JoinAsync(came.Except(declining));

        var asking = school.Families.Where(family => family.Way == 8 && family.Class.Number >= 6).Take(4).ToList();
        await school.SayAsync(asking.Select(family => (family.First, $"ссылка {family.Class.Name}")));
        await school.PressAsync(asking.Select(family => family.First), "Согласен(на)");
        await school.SayAsync(asking.Select(family => (family.First, family.FullName)));
        await school.PressAsync(asking.Select(family => family.First), "Отправить");
        for (var i = 0; i < asking.Count; i++)
            await school.PressAsync(asking.Select(family => family.Class.Teacher).Distinct(), "Подтвердить");
        await school.PressAsync(asking.Select(family => family.First), "Открыть ссылку");
        await school.JoinAsync(asking.Select(family => family.First));

        Assert.All(twoAtOnce, family => Assert.True(school.IsInside(family.First, family.Class) && school.IsInside(family.Second, family.Class)));
        Assert.All(typo, family => Assert.True(school.IsInside(family.First, family.Class)));
    }

    private static async Task ThingsGoWrongAsync(SimulatedSchool school)
    {
        var world = school.World;
        var (leaked, slow, mixed, lost, gone) = (school.AllClasses[1], school.AllClasses[2], school.AllClasses[3], school.AllClasses[4], school.AllClasses[5]);
        foreach (var stranger in new[] { 90_001L, 90_002, 90_003 })
        {
            world.AddUser(stranger, "Чужой", "Человек");
            world.Emulator.People.JoinByLink(stranger, world.Emulator.View.InviteLink(leaked.Chat));
        }
        await world.SettleAsync();
        await school.SayAsync([(leaked.Teacher, "ссылка утекла")]);
        await school.DecideAsync();

        // The parent opens the link in the child's profile.
        var parent = school.Families.First(family => family.Class == mixed && family.Way == 3 && !school.IsInside(family.Second, mixed));
        await school.SayAsync([(parent.Second, parent.Code)]);
        await school.PressAsync([parent.Second], "Согласен(на)");
        await school.PressAsync([parent.Second], "Открыть ссылку");
        world.Emulator.People.JoinByLink(parent.ChildProfile, school.LinkOf(parent.Second)!);
        await world.SettleAsync();
        Assert.Contains(world.MessagesTo(parent.Second), message => message.Text.Contains("вошёл другой профиль", StringComparison.Ordinal));
        await school.DecideAsync();

        // One second after the expiry the old link leads nowhere, and whoever blocked the bot is not written to.
        var late = school.Families.Where(family => family.Class == slow && !school.IsInside(family.Second, slow)).Take(2).ToList();
        await school.SayAsync(late.Select(family => (family.Second, family.Code)));
        await school.PressAsync(late.Select(family => family.Second), "Согласен(на)");
        await school.PressAsync([late[0].Second], "Открыть ссылку");
        var link = school.LinkOf(late[0].Second)!;
        world.Emulator.People.DenyMessages(late[1].Second, BotWorld.GroupId);
        await world.AdvanceAsync(TimeSpan.FromDays(3) + TimeSpan.FromSeconds(1));
        world.Emulator.People.JoinByLink(late[0].Second, link);
        await world.SettleAsync();
        Assert.False(school.IsInside(late[0].Second, slow));

        // VK fails for a while, events come twice and in a heap; another teacher takes a class; the bot loses a right, and a chat.
        world.Emulator.Faults.Add(new Fault.HttpError(502) { Times = 6 });
        world.Emulator.Updates.DuplicateNext(BotWorld.GroupId, 10);
        await school.SayAsync(school.Families.Take(30).Select(family => (family.First, "статус")));
        await world.ArrangeAsync(async db =>
        {
            var (old, other) = (school.AllClasses[6].Id, school.AllClasses[7].Id);
            (await db.Homerooms.FirstAsync(row => row.Class == old)).End(world.Clock.GetUtcNow());
            var teacher = (await db.Homerooms.FirstAsync(row => row.Class == other)).Teacher;
            db.Homerooms.Add(new Domain.Roster.HomeroomAssignment { Class = old, Teacher = teacher, From = world.Clock.GetUtcNow() });
        });
        world.Emulator.People.SetChatRights(lost.Chat, -BotWorld.GroupId, ChatRights.Plain);
        world.Emulator.People.RemoveFromChat(gone.Teacher, gone.Chat, -BotWorld.GroupId);
        await world.SettleAsync();
    }

    /// <summary>Three families leave the school; the nightly look finds them in the chat, and the teacher puts them out.</summary>
    private static async Task LeaveAsync(SimulatedSchool school)
    {
        var leavers = school.Families.Where(family => family.Class.Number == 0 && school.IsInside(family.First, family.Class)).Take(3).Select(family => family.Child).ToList();
        await school.World.ArrangeAsync(async db =>
        {
            foreach (var pupil in await db.Pupils.Where(pupil => pupil.Class == school.AllClasses[0].Id && leavers.Contains(pupil.ShortName)).ToListAsync())
                pupil.LeftAt = school.World.Clock.GetUtcNow();
        });
    }

    private static async Task AssertNobodyInsideWhoShouldNotBeAsync(SimulatedSchool school)
    {
        var managed = await school.World.ReadAsync(db => db.Chats.Where(chat => chat.Standing == ChatStanding.Managed && chat.GoneAt == null).Select(chat => chat.Class!.Value).ToListAsync());
        Assert.InRange(managed.Count, SimulatedSchool.Classes - 2, SimulatedSchool.Classes - 1); // the messenger shows a lost right only where it refuses something
        foreach (var @class in school.AllClasses.Where(it => managed.Contains(it.Id)))
        {
            var entitled = await school.World.ReadAsync(db =>
                (from link in db.Guardianships
                 join pupil in db.Pupils on link.Pupil equals pupil.Id
                 join person in db.People on link.Guardian equals person.Id
                 where pupil.Class == @class.Id && pupil.LeftAt == null && link.EndedAt == null
                 select person.User.Key).ToListAsync());
            var inside = school.World.Emulator.View.Chat(@class.Chat).Members.Where(member => member.MemberId > 0 && member.MemberId != @class.Teacher)
                .Select(member => member.MemberId.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
            Assert.Empty(inside.Except(entitled));
            Assert.True(inside.Count * SimulatedSchool.Classes >= school.Families.Count * 4 / 10, $"{@class.Name} is nearly empty.");
        }
    }

    private static void AssertEveryRefusalHasANextStep(SimulatedSchool school)
    {
        var people = school.Families.SelectMany(family => new[] { family.First, family.Second }).Concat(school.AllClasses.Select(it => it.Teacher));
        var refusals = people.SelectMany(school.World.MessagesTo).Where(message => Refusals.Any(word => message.Text.Contains(word, StringComparison.Ordinal))).ToList();
        Assert.NotEmpty(refusals);
        Assert.All(refusals, message => Assert.True(message.Keyboard is { Buttons: var buttons } && buttons.Any(), message.Text));
    }

    private static void AssertNoPersonalTextInLogs(SimulatedSchool school)
    {
        Assert.NotEmpty(school.World.Logs.Lines);
        var secrets = school.Families.Take(60).SelectMany(family => new[] { family.Child, family.FullName.Split(' ')[0], family.Code, family.Code.Replace("-", "", StringComparison.Ordinal) })
            .Append("vk.me/join").Distinct().ToList();
        Assert.DoesNotContain(school.World.Logs.Lines, line => secrets.Exists(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task AssertBooksAreClosedAsync(SimulatedSchool school)
    {
        var now = school.World.Clock.GetUtcNow();
        Assert.Equal(0, await school.World.ReadAsync(db => db.Leases.CountAsync(lease => lease.ClosedAt == null)));
        Assert.Equal(0, await school.World.ReadAsync(db => db.Invites.CountAsync(invite => invite.State < InviteState.Joined && invite.ExpiresAt < now)));
        Assert.Equal(0, await school.World.ReadAsync(db => db.Invites.CountAsync(invite => invite.State > InviteState.Joined && invite.AnnulledAt == null)));
        Assert.Equal(0, await school.World.ReadAsync(db => db.Inbox.CountAsync(row => row.State != InboxState.Done)));
        Assert.Equal(0, await school.World.ReadAsync(db => db.Outbox.CountAsync(row => row.State == OutboxState.Sent && row.Content != null)));
        var acts = await school.World.ReadAsync(db => db.Acts.OrderBy(act => act.Number).Select(act => act.Number).ToListAsync());
        Assert.NotEmpty(acts);
        Assert.Equal(Enumerable.Range(1, acts.Count), acts);
    }

    /// <summary>As people write a code: small, in Cyrillic, in two halves, with "код" before it.</summary>
    private static string Write(Family family) => (family.Number % 4) switch
    {
        0 => family.Code.ToLowerInvariant(),
        1 => family.Code.Replace('A', 'А').Replace('B', 'В').Replace('K', 'К').Replace('P', 'Р').Replace('X', 'Х'),
        2 => family.Code.Replace("-", " ", StringComparison.Ordinal),
        _ => $"код {family.Code.Replace("-", " - ", StringComparison.Ordinal)}",
    };
}
