using System.CommandLine;
using System.Security.Cryptography;
using BotHost.Configuration;
using BotHost.Domain.Messaging;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Telemetry;
using BotHost.Vk;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Cli;

/// <summary>Looks whether each school's community is set up as the bot needs it: one line a finding.</summary>
internal static class CheckVerb
{
    public static Command Command()
    {
        var command = new Command("check", "Checks token, rights, long poll, bot abilities and chats, and sends the owner one message. One line a finding.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var configuration = BotConfiguration.Load();
        if (!configuration.Options.Schools.Any(OptionsRules.HasToken))
            throw new ConfigurationException(["Schools:0:Vk:AccessToken is required: there is nothing to check."]);
        DatabaseSetup.CreateFolder(configuration.Options.Database);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddConsoleLog(configuration.Root, configuration.IsDevelopment).SetMinimumLevel(LogLevel.Error));
        services.AddBot(configuration.Options, TimeProvider.System);
        await using var provider = services.BuildServiceProvider();
        var hasProblems = false;
        foreach (var school in provider.GetRequiredService<SchoolDirectory>().All)
        {
            Console.WriteLine($"{school.Key}:");
            foreach (var finding in await FindAsync(provider, school, cancellationToken))
            {
                Console.WriteLine(VkCheckReplies.For(finding));
                hasProblems |= finding.Level == VkFindingLevel.Problem;
            }
        }
        return hasProblems ? CommandLine.FoundProblems : CommandLine.Done;
    }

    private static async Task<IReadOnlyList<VkFinding>> FindAsync(IServiceProvider provider, SchoolContext school, CancellationToken cancellationToken)
    {
        var check = provider.GetRequiredKeyedService<VkCheck>(school.Key.Value);
        var findings = (await check.RunAsync(school.Source is null, cancellationToken)).ToList();
        if (findings.Exists(finding => finding is { Point: VkCheckPoint.Token, Level: VkFindingLevel.Problem }))
            return findings;
        foreach (var chat in await ChatsAsync(provider, school, cancellationToken))
            findings.Add(VkCheck.CheckChat(chat, await school.Messenger.GetOwnRightsAsync(chat, cancellationToken)));
        if (school.Options.Owner is { } owner)
            findings.Add(await check.CheckSendAsync(new UserRef($"{owner}"), Greeting(school), RandomNumberGenerator.GetInt32(1, int.MaxValue), cancellationToken));
        return findings;
    }

    // Before the first start there are no tables, and so no chats.
    private static async Task<List<ConversationRef>> ChatsAsync(IServiceProvider provider, SchoolContext school, CancellationToken cancellationToken)
    {
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDb>();
        db.School = school.Key;
        try
        {
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                return [];
            var chats = await db.Chats.AsNoTracking().Where(chat => chat.Kind != null && chat.GoneAt == null).ToListAsync(cancellationToken);
            return [.. chats.Select(chat => chat.Conversation).OfType<ConversationRef>()];
        }
        catch (Exception ex) when (Faults.IsOutage(ex))
        {
            throw new CommandFailedException($"The database does not answer ({ex.GetBaseException().GetType().Name}).");
        }
    }

    // With a button: only so does the answer show whether bot abilities are on.
    private static OutgoingMessage Greeting(SchoolContext school) => new()
    {
        Text = CheckReplies.Greeting,
        Buttons = [[new Button(CheckReplies.OpenDialog, new ButtonAction.OpenUrl(school.Messenger.BuildStartLink("check").AbsoluteUri))]],
    };
}
