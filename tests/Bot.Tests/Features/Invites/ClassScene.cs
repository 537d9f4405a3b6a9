using System.Globalization;
using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.Invites;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Invites;
using BotHost.Sandbox.People;
using BotHost.Sandbox.Views;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Chat = BotHost.Domain.Chats.Chat;
using ChatMember = BotHost.Domain.Chats.ChatMember;

namespace BotHost.Tests.Features.Invites;

/// <summary>A school with the class 5А: its teacher, two guardians of Петя, one of Оля, and strangers. The teacher connects the chats through the bot itself.</summary>
internal sealed class ClassScene : IAsyncDisposable
{
    public const long Teacher = 10;
    public const long Mother = 101;
    public const long Father = 102;
    public const long OtherMother = 103;
    public const long Pupil = 150;
    public const long Stranger = 201;
    public const string InviteButton = "Открыть ссылку";
    public const string LinkButton = "Войти в чат";

    private ClassScene(BotWorld world) => World = world;

    public BotWorld World { get; }
    public Id<SchoolClass> Class { get; private set; }

    /// <summary>The emulator's number of the parents' chat.</summary>
    public long ChatNumber { get; private set; }

    public static async Task<ClassScene> StartAsync(DatabaseKind database, Func<BotOptions, BotOptions>? adjust = null)
    {
        var scene = new ClassScene(await BotWorld.StartAsync(database, adjust));
        await scene.FillAsync();
        return scene;
    }

    /// <summary>The scene with the parents' chat connected, the bot its administrator.</summary>
    public static async Task<ClassScene> StartWithChatAsync(DatabaseKind database, Func<BotOptions, BotOptions>? adjust = null, params long[] inside)
    {
        var scene = await StartAsync(database, adjust);
        await scene.ConnectAsync(isAdmin: true, inside);
        return scene;
    }

    public async Task ConnectAsync(bool isAdmin, params long[] inside)
    {
        ChatNumber = World.Emulator.People.CreateChat(Teacher, "5А чат", inside);
        World.Emulator.People.AddCommunityToChat(Teacher, ChatNumber, BotWorld.GroupId);
        if (isAdmin)
            World.Emulator.People.MakeCommunityAdmin(ChatNumber, BotWorld.GroupId);
        await World.SettleAsync();
        await World.PressAsync(Teacher, "Родители класса");
        await World.PressAsync(Teacher, "5А");
        await World.PressAsync(Teacher, "Подключить");
    }

    /// <summary>Asks for the invite, opens the link and comes in by it.</summary>
    public async Task ComeInAsync(long user)
    {
        await World.SayAsync(user, "ссылка 5а");
        await World.PressAsync(user, InviteButton);
        await JoinAsync(user, LinkOf(user));
    }

    public async Task<JoinResult> JoinAsync(long user, string link)
    {
        var result = World.Emulator.People.JoinByLink(user, link);
        await World.SettleAsync();
        return result;
    }

    /// <summary>The link that the bot is showing to a person now.</summary>
    public string LinkOf(long user)
        => World.MessagesTo(user).Last(message => HasLink(message)).Button(LinkButton).Link!;

    public bool SeesLink(long user) => World.MessagesTo(user).Any(HasLink);

    public bool IsInside(long user) => World.Emulator.View.Chat(ChatNumber).Members.Any(member => member.MemberId == user);

    public string ChatLink => World.Emulator.View.InviteLink(ChatNumber);

    public bool WasTold(long user, string words) => World.MessagesTo(user).Any(message => message.Text.Contains(words, StringComparison.Ordinal));

    public Task<Chat> ChatAsync() => World.ReadAsync(db => db.Chats.OrderByDescending(chat => chat.AddedAt).FirstAsync());

    public Task<List<Invite>> InvitesOfAsync(long user) => World.ReadAsync(db =>
        (from invite in db.Invites
         join person in db.People on invite.Person equals person.Id
         where person.User == User(user)
         orderby invite.IssuedAt
         select invite).ToListAsync());

    public Task<ChatMember?> MemberAsync(long user) => World.ReadAsync(db => db.ChatMembers.FirstOrDefaultAsync(member => member.User == User(user)));

    public static UserRef User(long id) => new(id.ToString(CultureInfo.InvariantCulture));

    /// <summary>An adult whom the school knows as a child's.</summary>
    public async Task AddGuardianAsync(long user, Id<Domain.Roster.Pupil> pupil)
    {
        await World.ArrangeAsync(async db =>
        {
            var person = await PersonAsync(db, user);
            db.Guardianships.Add(new Guardianship { Guardian = person.Id, Pupil = pupil, Since = BotWorld.Start, Proof = Proof.Approved });
        });
    }

    public async Task<Id<Domain.Roster.Pupil>> AddPupilAsync(Id<SchoolClass> @class, string name)
    {
        var pupil = new Pupil { Class = @class, ShortName = name, SurnameHash = "", NameHash = "", EnrolledAt = BotWorld.Start };
        await World.ArrangeAsync(db => { db.Pupils.Add(pupil); return Task.CompletedTask; });
        return pupil.Id;
    }

    public async Task<Id<SchoolClass>> AddClassAsync(string name, int grade)
    {
        var @class = new SchoolClass { Name = name, Grade = grade };
        await World.ArrangeAsync(db => { db.Classes.Add(@class); return Task.CompletedTask; });
        return @class.Id;
    }

    /// <summary>From now on the bot hears of nothing that people do.</summary>
    public void LoseEvents() => World.Emulator.Updates.Hold(BotWorld.GroupId);

    /// <summary>As the feature that ends a guardianship does it.</summary>
    public async Task EndGuardianshipAsync(long user)
    {
        await World.UnitOfWork.RunAsync(
            World.School,
            async (scope, ct) =>
            {
                var db = scope.GetRequiredService<Persistence.BotDb>();
                var person = await PersonAsync(db, user);
                foreach (var link in await db.Guardianships.Where(link => link.Guardian == person.Id).ToListAsync(ct))
                    link.End(World.Clock.GetUtcNow());
                await scope.GetRequiredService<InviteDesk>().EndForAsync(person, ct);
            },
            CancellationToken.None);
        await World.SettleAsync();
    }

    /// <summary>As a court order does it.</summary>
    public async Task CloseWaysOfAsync(string child)
    {
        await World.UnitOfWork.RunAsync(
            World.School,
            async (scope, ct) =>
            {
                var pupil = await scope.GetRequiredService<Persistence.BotDb>().Pupils.FirstAsync(row => row.ShortName == child, ct);
                await scope.GetRequiredService<InviteDesk>().EndForFamilyAsync(pupil, ct);
            },
            CancellationToken.None);
        await World.SettleAsync();
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private async Task FillAsync()
    {
        World.AddUser(Teacher, "Мария", "Учитель");
        foreach (var (id, name) in new[] { (Mother, "Вера"), (Father, "Олег"), (OtherMother, "Нина"), (Pupil, "Пётр"), (Stranger, "Некто"), (202, "Некто"), (203, "Некто"), (204, "Некто"), (205, "Некто") })
            World.AddUser(id, name, "Тестов");
        foreach (var id in new[] { Teacher, Mother, Father, OtherMother, BotWorld.Administrator, BotWorld.Head })
            await World.SayAsync(id, "помощь"); // from now on the bot may write to them
        Class = await AddClassAsync("5А", 5);
        var petya = await AddPupilAsync(Class, "Петя С.");
        var olya = await AddPupilAsync(Class, "Оля К.");
        await AddGuardianAsync(Mother, petya);
        await AddGuardianAsync(Father, petya);
        await AddGuardianAsync(OtherMother, olya);
        await World.ArrangeAsync(async db =>
        {
            var staff = new StaffMember { FullName = "Иванова Мария Петровна", NameKey = "ИВАНОВА МАРИЯ ПЕТРОВНА" };
            staff.Verify((await PersonAsync(db, Teacher)).Id, Proof.CheckedInPerson, null, BotWorld.Start);
            db.Staff.Add(staff);
            db.Homerooms.Add(new HomeroomAssignment { Class = Class, Teacher = staff.Id, From = BotWorld.Start });
        });
    }

    private static bool HasLink(MessageView message) => message.Keyboard?.Buttons.Any(button => button.Label == LinkButton) == true;

    private static async Task<Person> PersonAsync(Persistence.BotDb db, long user)
        => await db.People.FirstAsync(person => person.User == User(user));
}
