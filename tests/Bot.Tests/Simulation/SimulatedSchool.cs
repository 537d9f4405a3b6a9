using BotHost.Domain.Language;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Sandbox.Views;
using BotHost.Security;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotHost.Tests.Simulation;

/// <summary>One family of the simulated school.</summary>
internal sealed record Family(int Number, SimulatedClass Class, string Child, string FullName)
{
    /// <summary>What kind of family it is: each class has as many of each of the ten.</summary>
    public int Way => Number / SimulatedSchool.Classes % 10;
    public long First => 10_000 + (Number * 3L);
    public long Second => First + 1;

    /// <summary>The child's own profile, which is nobody's at the school.</summary>
    public long ChildProfile => First + 2;
    public Guid Pupil { get; set; }
    public string Code { get; set; } = "";
}

internal sealed record SimulatedClass(int Number, string Name)
{
    public long Teacher => 1_000 + Number;
    public long Chat { get; set; }
    public Domain.Id<SchoolClass> Id { get; set; }
}

/// <summary>Ten classes of thirty children on the real bot and the emulator: their people act together, and the bot answers all before the next act.</summary>
internal sealed class SimulatedSchool(BotWorld world) : IAsyncDisposable
{
    public const int Classes = 10;
    private static readonly string[] Given = ["Анна", "Борис", "Вера", "Глеб", "Дарья", "Егор", "Жанна", "Захар", "Инна", "Кирилл"];
    private static readonly string[] Roots = ["Аист", "Бобр", "Волк", "Гусь", "Дятл", "Ёлк", "Жук", "Заяц", "Ивол", "Карп", "Лос", "Морж", "Нерп", "Олен", "Павл"];

    public BotWorld World => world;
    public IReadOnlyList<SimulatedClass> AllClasses { get; } = [.. Enumerable.Range(0, Classes).Select(i => new SimulatedClass(i, $"{5 + (i / 2)}{(i % 2 == 0 ? 'А' : 'Б')}"))];
    public IReadOnlyList<Family> Families { get; private set; } = [];

    /// <param name="families">Ten a class: one of each way; or twenty, or thirty.</param>
    public static async Task<SimulatedSchool> StartAsync(DatabaseKind database, int families)
    {
        var school = new SimulatedSchool(await BotWorld.StartAsync(database));
        school.Families = [.. Enumerable.Range(0, families).Select(school.Invent)];
        await school.OpenAsync();
        return school;
    }

    /// <summary>Many people write in the same moment.</summary>
    public Task SayAsync(IEnumerable<(long User, string Text)> sayings)
    {
        foreach (var (user, text) in sayings)
            world.Emulator.People.WriteToCommunity(user, BotWorld.GroupId, text);
        return world.SettleAsync();
    }

    /// <summary>Whoever sees a button of this label in the last message that has one presses it.</summary>
    /// <returns>Those who did.</returns>
    public async Task<IReadOnlyList<long>> PressAsync(IEnumerable<long> users, string label)
    {
        List<long> pressed = [];
        foreach (var user in users)
        {
            if (world.MessagesTo(user).LastOrDefault(message => Has(message, label)) is not { } message)
                continue;
            _ = world.Emulator.People.PressAsync(user, message.Conversation, message.Cmid, label, CancellationToken.None);
            pressed.Add(user);
        }
        await world.SettleAsync();
        return pressed;
    }

    /// <summary>Whoever is being shown a link comes in by it.</summary>
    public async Task JoinAsync(IEnumerable<long> users)
    {
        foreach (var user in users)
        {
            if (LinkOf(user) is { } link)
                world.Emulator.People.JoinByLink(user, link);
        }
        await world.SettleAsync();
    }

    public string? LinkOf(long user) => world.MessagesTo(user).LastOrDefault(message => Has(message, "Войти в чат"))?.Button("Войти в чат").Link;

    public bool IsInside(long user, SimulatedClass @class) => world.Emulator.View.Chat(@class.Chat).Members.Any(member => member.MemberId == user);

    /// <summary>Teachers put out whoever they are asked about: on every card, for one that is too old cannot be edited and keeps its buttons.</summary>
    public async Task DecideAsync()
    {
        foreach (var teacher in AllClasses.Select(it => it.Teacher))
        {
            foreach (var card in world.MessagesTo(teacher).Where(message => Has(message, "Не наш")))
                _ = world.Emulator.People.PressAsync(teacher, card.Conversation, card.Cmid, "Не наш", CancellationToken.None);
        }
        await world.SettleAsync();
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private Family Invent(int number)
    {
        var @class = AllClasses[number % Classes];
        var place = number / Classes;
        var (given, surname) = (Given[place % Given.Length], $"{Roots[(place + number) % Roots.Length]}ов");
        return new Family(number, @class, $"{given} {surname[0]}.", $"{surname} {given}");
    }

    private async Task OpenAsync()
    {
        foreach (var @class in AllClasses)
            world.AddUser(@class.Teacher, "Учитель", "Школьный");
        foreach (var family in Families)
        {
            foreach (var id in new[] { family.First, family.Second, family.ChildProfile })
                world.AddUser(id, "Кто", "Угодно");
        }
        await SayAsync([.. AllClasses.Select(it => (it.Teacher, "помощь")), (BotWorld.Administrator, "помощь"), (BotWorld.Head, "помощь")]);
        await world.ArrangeAsync(FillAsync);
        await world.UnitOfWork.RunAsync(world.School, IssueCodesAsync, CancellationToken.None);
        foreach (var @class in AllClasses)
            await ConnectAsync(@class);
    }

    private async Task ConnectAsync(SimulatedClass @class)
    {
        @class.Chat = world.Emulator.People.CreateChat(@class.Teacher, $"{@class.Name} родители");
        world.Emulator.People.AddCommunityToChat(@class.Teacher, @class.Chat, BotWorld.GroupId);
        world.Emulator.People.MakeCommunityAdmin(@class.Chat, BotWorld.GroupId);
        await world.SettleAsync();
        await world.PressAsync(@class.Teacher, "Родители класса");
        await world.PressAsync(@class.Teacher, @class.Name);
        await world.PressAsync(@class.Teacher, "Подключить");
    }

    private async Task FillAsync(Persistence.BotDb db)
    {
        var names = world.Services.GetRequiredService<PupilNames>();
        foreach (var @class in AllClasses)
        {
            var row = new SchoolClass { Name = @class.Name, Grade = 5 + (@class.Number / 2) };
            db.Classes.Add(row);
            @class.Id = row.Id;
            var fullName = $"Учителева Мария {@class.Number}";
            var staff = new StaffMember { FullName = fullName, NameKey = PersonName.Key(fullName) };
            var user = new UserRef(@class.Teacher.ToString(System.Globalization.CultureInfo.InvariantCulture));
            staff.Verify((await db.People.FirstAsync(person => person.User == user)).Id, Proof.CheckedInPerson, null, BotWorld.Start);
            db.Staff.Add(staff);
            db.Homerooms.Add(new HomeroomAssignment { Class = row.Id, Teacher = staff.Id, From = BotWorld.Start });
        }
        foreach (var family in Families)
        {
            var hashes = names.Of(world.School.Key, PersonName.ParseSurnameFirst(family.FullName)!);
            var pupil = new Pupil { Class = family.Class.Id, ShortName = family.Child, SurnameHash = hashes.Surname, NameHash = hashes.Name, EnrolledAt = BotWorld.Start };
            db.Pupils.Add(pupil);
            family.Pupil = pupil.Id.Value;
        }
    }

    private async Task IssueCodesAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var db = scope.GetRequiredService<Persistence.BotDb>();
        var codes = scope.GetRequiredService<CodeDesk>();
        var administrator = await db.People.FirstAsync(person => person.User == new UserRef("1"), cancellationToken);
        foreach (var family in Families)
            family.Code = (await codes.IssueAsync(CodeKind.Family, family.Pupil, administrator, cancellationToken)).Shown;
    }

    private static bool Has(MessageView message, string label) => message.Keyboard?.Buttons.Any(button => button.Label == label) == true;
}
