using System.Globalization;
using BotHost.Domain.Announcements;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Announcements;
using BotHost.Sandbox.Faults;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotHost.Tests.Features.Announcements;

public sealed class LargeMailingTests
{
    private const long First = 100_000;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 10_000)]
    [InlineData(DatabaseKind.PostgreSql, 2_000)] // fewer: to meet 10,000 people one by one there takes minutes, and the mailing is the same
    public async Task A_great_many_people_get_it_once_each_and_the_report_adds_up(DatabaseKind database, int families)
    {
        await using var world = await BotWorld.StartAsync(database, options => options with { Announcements = new() { RecipientsPerSecond = 0 } });
        await world.SayAsync(BotWorld.Administrator, "меню");
        await MoveInAsync(world, families);
        var refusing = Enumerable.Range(0, families).Where(i => i % 33 == 0).Select(i => First + i).ToList(); // 3 %
        foreach (var user in refusing)
            world.Emulator.Faults.Add(new Fault.Error(901) { Method = "messages.send", PeerId = user });
        for (var i = 0; i < families; i += 997)
            world.Emulator.Faults.Add(new Fault.Error(9) { Method = "messages.send", PeerId = First + i + 1, Times = 1 });
        await world.SayAsync(BotWorld.Administrator, "объявление родителям: Завтра субботник");
        world.Emulator.Faults.Add(new Fault.Error(6) { Method = "messages.send", Times = 4 });

        await world.PressAsync(BotWorld.Administrator, "Отправить");
        await world.SayAsync(BotWorld.Administrator, "помощь");
        await world.AdvanceAsync(TimeSpan.FromHours(3));

        var received = Enumerable.Range(0, families).Select(i => world.MessagesTo(First + i).Count).ToList();
        Assert.Equal(families - refusing.Count, received.Count(count => count == 1));
        Assert.Equal(refusing.Count, received.Count(count => count == 0));
        var report = await ReportAsync(world);
        Assert.Equal(families, report.All);
        Assert.Equal((families - refusing.Count, refusing.Count, 0), (report.Delivered, report.Refusing, report.OnTheWay));
        Assert.Contains($"Адресатов: {families}. Доставлено: {report.Delivered}.\nНе разрешают боту писать: {report.Refusing}.", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
    }

    private static Task<DeliveryReport> ReportAsync(BotWorld world) => world.UnitOfWork.RunAsync(
        world.School,
        async (scope, ct) => await scope.GetRequiredService<AnnouncementReports>().CountAsync(await scope.GetRequiredService<Persistence.BotDb>().Announcements.SingleAsync(ct), ct),
        CancellationToken.None);

    private static async Task MoveInAsync(BotWorld world, int families)
    {
        for (var i = 0; i < families; i++)
        {
            world.AddUser(First + i, "Имя", "Родителев");
            world.Emulator.People.AllowMessages(First + i, BotWorld.GroupId); // the bot meets them by this
        }
        await world.SettleAsync();
        await world.ArrangeAsync(async db =>
        {
            var @class = db.Classes.Add(new SchoolClass { Name = "5А", Grade = 5 }).Entity;
            var pupil = db.Pupils.Add(new Pupil { Class = @class.Id, ShortName = "Петя С.", SurnameHash = "", NameHash = "", EnrolledAt = BotWorld.Start }).Entity;
            await db.People.Where(person => person.LastWroteAt == null).ExecuteUpdateAsync(person => person.SetProperty(it => it.LastWroteAt, BotWorld.Start));
            var administrator = new UserRef(BotWorld.Administrator.ToString(CultureInfo.InvariantCulture));
            var head = new UserRef(BotWorld.Head.ToString(CultureInfo.InvariantCulture));
            var parents = await db.People.Where(person => person.User != administrator && person.User != head).Select(person => person.Id).ToListAsync();
            db.Guardianships.AddRange(parents.Select(person => new Guardianship { Guardian = person, Pupil = pupil.Id, Since = BotWorld.Start, Proof = Proof.Import }));
        });
    }
}
