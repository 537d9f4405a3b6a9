using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Features.Roster;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Sandbox;
using BotHost.Sandbox.Setup;

namespace BotHost.Demo;

/// <summary>The invented school on the emulated messenger: what the demo plays in and what a start without configuration shows.</summary>
internal static class DemoWorld
{
    public const string Token = "sandbox";
    public const string SchoolName = "Школа № 12";

    /// <summary>People and community; the chats are made by who plays.</summary>
    public static void SetUp(VkEmulator emulator)
    {
        emulator.Setup.AddCommunity(new CommunitySetup(DemoPeople.GroupId, Token) { Name = SchoolName });
        foreach (var person in DemoPeople.All)
            emulator.Setup.AddUser(person.Id, person.FirstName, person.LastName);
    }

    public static SchoolOptions School(Uri apiUrl) => new()
    {
        Key = "sandbox",
        Name = SchoolName,
        Administrators = [DemoPeople.Administrator],
        Head = DemoPeople.Head,
        Owner = DemoPeople.Administrator,
        Vk = new VkSchoolOptions { GroupId = DemoPeople.GroupId, AccessToken = Token, ApiUrl = apiUrl },
    };

    /// <summary>Loads the school's list, as the import command does.</summary>
    public static Task LoadRosterAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var school = services.GetRequiredService<SchoolDirectory>()[new SchoolKey("sandbox")];
        return services.GetRequiredService<UnitOfWork>().RunAsync(
            school,
            async (scope, ct) =>
            {
                var db = scope.GetRequiredService<BotDb>();
                var now = scope.GetRequiredService<Work>().Now;
                var import = scope.GetRequiredService<RosterImport>();
                var plan = await import.PlanAsync(db, (RosterFile.Parsed)RosterFile.Read(DemoRoster.File()), AccountLookup.Of(school.Messenger), ct);
                await RosterImport.ApplyAsync(db, plan.Input, null, now, school.Zone, ct);
                foreach (var profile in db.Schools)
                    profile.SetUpAt = now;
            },
            cancellationToken);
    }
}
