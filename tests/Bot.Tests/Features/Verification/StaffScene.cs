using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Verification;
using BotHost.Persistence;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Verification;

/// <summary>A school with two administrators, a head and people who say that they work there.</summary>
internal sealed class StaffScene(BotWorld world) : IAsyncDisposable
{
    public const long Administrator = BotWorld.Administrator;
    public const long Head = BotWorld.Head;
    public const long Second = 3;
    public const long Owner = 4;
    public const long Teacher = 101;
    public const long Other = 102;
    public const string TeacherName = "Иванова Мария Петровна";

    public BotWorld World => world;

    /// <param name="present">Who has written to the bot.</param>
    public static async Task<StaffScene> StartAsync(DatabaseKind database, params long[] present)
    {
        var world = await BotWorld.StartAsync(database, options => options with
        {
            Schools = [options.Schools[0] with { Administrators = [Administrator, Second], Owner = Owner }],
        });
        world.AddUser(Second, "Вторая", "Админова");
        world.AddUser(Owner, "Олег", "Владелец");
        world.AddUser(Teacher, "Маша", "И");
        world.AddUser(Other, "Кто", "То");
        await world.ArrangeAsync(db =>
        {
            db.Schools.Single().SetUpAt = BotWorld.Start;
            foreach (var name in new[] { "5А", "6А", "6Б" })
                db.Classes.Add(new SchoolClass { Name = name, Grade = name[0] - '0' });
            return Task.CompletedTask;
        });
        foreach (var user in present)
            await world.SayAsync(user, "помощь");
        return new StaffScene(world);
    }

    public static Task<StaffScene> StartAsync(DatabaseKind database) => StartAsync(database, Administrator, Second, Head);

    public Task SayAsync(long user, string text) => world.SayAsync(user, text);

    public Task PressAsync(long user, string label) => world.PressAsync(user, label);

    public string Last(long user) => world.LastTo(user).Text;

    public async Task AskAsync(long user, string name = TeacherName, string? @class = "6А")
    {
        await world.SayAsync(user, "подтвердить");
        await world.SayAsync(user, name);
        await world.SayAsync(user, "учитель математики");
        if (@class is null)
            await world.PressAsync(user, "Нет");
        else
            await world.SayAsync(user, @class);
        await world.PressAsync(user, "Отправить");
    }

    /// <summary>The administrator approves, with or without the class.</summary>
    public async Task ApproveAsync(long decider, string confirm = "Проверил(а) лично, ведёт 6А")
    {
        await world.PressAsync(decider, "Подтвердить");
        await world.PressAsync(decider, confirm);
    }

    public Task<VerificationRequest> RequestOfAsync(long user) => world.ReadAsync(async db =>
    {
        var id = await PersonIdAsync(db, user);
        return await db.Verifications.AsNoTracking().Where(row => row.Asker == id).OrderByDescending(row => row.Id).FirstAsync();
    });

    public Task<StaffMember?> StaffOfAsync(long user) => world.ReadAsync(async db =>
    {
        var id = await PersonIdAsync(db, user);
        return await db.Staff.AsNoTracking().FirstOrDefaultAsync(row => row.Account == id);
    });

    public Task<StaffMember?> TeacherOfAsync(string @class) => world.ReadAsync(db =>
        (from assignment in db.Homerooms
         join row in db.Classes on assignment.Class equals row.Id
         join staff in db.Staff on assignment.Teacher equals staff.Id
         where row.Name == @class && assignment.Until == null
         select staff).AsNoTracking().SingleOrDefaultAsync());

    /// <summary>Someone of the staff list, with or without a verified account.</summary>
    public Task AddStaffAsync(string name, long? account = null, string? homeroomOf = null) => world.ArrangeAsync(async db =>
    {
        var staff = new StaffMember { FullName = name, NameKey = PersonName.Key(name) };
        db.Staff.Add(staff);
        if (account is { } user)
            staff.Verify(await PersonIdAsync(db, user), Proof.Import, null, BotWorld.Start);
        if (homeroomOf is not null)
            db.Homerooms.Add(new HomeroomAssignment { Class = db.Classes.Single(row => row.Name == homeroomOf).Id, Teacher = staff.Id, From = BotWorld.Start });
    });

    public Task ArrangePersonAsync(long user, Action<BotDb, Person> change) => world.ArrangeAsync(async db =>
    {
        var id = await PersonIdAsync(db, user);
        change(db, await db.People.SingleAsync(row => row.Id == id));
    });

    public async ValueTask DisposeAsync() => await world.DisposeAsync();

    private static async Task<Domain.Id<Person>> PersonIdAsync(BotDb db, long user)
        => await db.People.Where(row => row.User == new Domain.Messaging.UserRef(user.ToString(System.Globalization.CultureInfo.InvariantCulture))).Select(row => row.Id).SingleAsync();
}
