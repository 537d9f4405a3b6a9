using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Persistence;
using BotHost.Security;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotHost.Tests.Features.People;

/// <summary>Two classes: 5А led by a teacher, 5Б by nobody. Pupils of 5А: Петя Смирнов, Аня Белова and two called Саша Орлов.</summary>
internal sealed class AccessSchool : IAsyncDisposable
{
    public const long Teacher = 11;
    public const long Parent = 101;
    public const long Stranger = 102;
    public const long Mother = 103;
    public const long Child = 104;

    private AccessSchool(BotWorld world) => World = world;

    public BotWorld World { get; }
    public Id<SchoolClass> FifthA { get; private set; }

    public static async Task<AccessSchool> StartAsync(DatabaseKind database = DatabaseKind.Sqlite, Func<BotOptions, BotOptions>? adjust = null)
    {
        var world = await BotWorld.StartAsync(database, adjust);
        var school = new AccessSchool(world);
        foreach (var (id, first, last) in new[] { (Teacher, "Мария", "И"), (Parent, "Вера", "С"), (Stranger, "Вера", "С"), (Mother, "Ольга", "С"), (Child, "Пётр", "С") })
            world.AddUser(id, first, last);
        foreach (var id in new[] { BotWorld.Administrator, BotWorld.Head, Teacher, Mother })
            await world.SayAsync(id, "привет");
        await world.ArrangeAsync(school.FillAsync);
        return school;
    }

    /// <summary>From "у меня нет кода" to the check, without sending.</summary>
    public async Task DraftAsync(long user, string child, string @class = "5А")
    {
        await World.SayAsync(user, "код");
        await World.PressAsync(user, "У меня нет кода");
        if (World.LastTo(user).Text.Contains("согласие", StringComparison.Ordinal))
            await World.PressAsync(user, "Согласен(на)");
        await World.SayAsync(user, @class);
        await World.SayAsync(user, child);
    }

    public async Task AskAsync(long user, string child, string @class = "5А")
    {
        await DraftAsync(user, child, @class);
        await World.PressAsync(user, "Отправить");
    }

    public Task<AccessRequest> RequestAsync(long user)
        => World.ReadAsync(async db =>
        {
            var person = await PersonAsync(db, user);
            return await db.AccessRequests.Where(row => row.Asker == person.Id).OrderByDescending(row => row.CreatedAt).FirstAsync();
        });

    public Task<bool> IsLinkedAsync(long user) => World.ReadAsync(async db =>
    {
        var person = await PersonAsync(db, user);
        return await db.Guardianships.AnyAsync(row => row.Guardian == person.Id && row.EndedAt == null);
    });

    public Task<List<string>> TextsAsync(long user) => Task.FromResult(World.MessagesTo(user).Select(message => message.Text).ToList());

    /// <summary>Links an account as a guardian of Петя, as an approval did long ago.</summary>
    public Task LinkAsync(long user, string child = "Петя С.") => World.ArrangeAsync(async db =>
    {
        var pupil = await db.Pupils.FirstAsync(row => row.ShortName == child);
        db.Guardianships.Add(new Guardianship
        {
            Guardian = (await PersonAsync(db, user)).Id, Pupil = pupil.Id, Since = World.Clock.GetUtcNow() - TimeSpan.FromDays(30), Proof = Proof.Approved,
        });
    });

    /// <summary>The account becomes that of the pupil Петя.</summary>
    public Task MakePupilAsync(long user, string child = "Петя С.") => World.ArrangeAsync(async db =>
        (await db.Pupils.FirstAsync(row => row.ShortName == child)).Account = (await PersonAsync(db, user)).Id);

    public Task<string[]> LabelsAsync(long user) => Task.FromResult(World.LastTo(user).Keyboard?.Buttons.Select(button => button.Label).ToArray() ?? []);

    public static Task<Person> PersonAsync(BotDb db, long user)
    {
        var key = new UserRef(user.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return db.People.FirstAsync(person => person.User == key);
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private async Task FillAsync(BotDb db)
    {
        var (a, b) = (new SchoolClass { Name = "5А", Grade = 5 }, new SchoolClass { Name = "5Б", Grade = 5 });
        db.Classes.AddRange(a, b);
        FifthA = a.Id;
        var names = World.Services.GetRequiredService<PupilNames>();
        foreach (var name in new[] { "Смирнов Пётр", "Белова Анна", "Орлов Александр", "Орлова Александра" })
        {
            var parsed = PersonName.ParseSurnameFirst(name)!;
            var hashes = names.Of(World.School.Key, parsed);
            db.Pupils.Add(new Pupil
            {
                Class = a.Id,
                ShortName = parsed.ShortName.Replace("Пётр", "Петя", StringComparison.Ordinal),
                SurnameHash = hashes.Surname,
                NameHash = hashes.Name,
                EnrolledAt = World.Clock.GetUtcNow(),
            });
        }
        var staff = new StaffMember { FullName = "Иванова Мария Петровна", NameKey = PersonName.Key("Иванова Мария Петровна") };
        staff.Verify((await PersonAsync(db, Teacher)).Id, Proof.CheckedInPerson, null, World.Clock.GetUtcNow());
        db.Staff.Add(staff);
        db.Homerooms.Add(new HomeroomAssignment { Class = a.Id, Teacher = staff.Id, From = World.Clock.GetUtcNow() });
    }
}
