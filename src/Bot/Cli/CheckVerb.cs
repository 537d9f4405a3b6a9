using System.CommandLine;
using System.Security.Cryptography;
using BotHost.Configuration;
using BotHost.Domain.Messaging;
using BotHost.Messaging;
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
        await using var host = VerbHost.Open(configuration);
        var hasProblems = false;
        foreach (var school in host.Services.GetRequiredService<SchoolDirectory>().All)
        {
            Console.WriteLine($"{school.Key}:");
            foreach (var finding in await FindAsync(host, school, cancellationToken))
            {
                Console.WriteLine(VkCheckReplies.For(finding));
                hasProblems |= finding.Level == VkFindingLevel.Problem;
            }
        }
        return hasProblems ? CommandLine.FoundProblems : CommandLine.Done;
    }

    private static async Task<IReadOnlyList<VkFinding>> FindAsync(VerbHost host, SchoolContext school, CancellationToken cancellationToken)
    {
        var check = host.Services.GetRequiredKeyedService<VkCheck>(school.Key.Value);
        var findings = (await check.RunAsync(school.Source is null, cancellationToken)).ToList();
        if (findings.Exists(finding => finding is { Point: VkCheckPoint.Token, Level: VkFindingLevel.Problem }))
            return findings;
        foreach (var chat in await ChatsAsync(host, school, cancellationToken))
            findings.Add(VkCheck.CheckChat(chat, await school.Messenger.GetOwnRightsAsync(chat, cancellationToken)));
        if (school.Options.Owner is { } owner)
            findings.Add(await check.CheckSendAsync(new UserRef($"{owner}"), Greeting(school), RandomNumberGenerator.GetInt32(1, int.MaxValue), cancellationToken));
        return findings;
    }

    // Before the first start there are no tables, and so no chats.
    private static async Task<List<ConversationRef>> ChatsAsync(VerbHost host, SchoolContext school, CancellationToken cancellationToken)
    {
        if (!await host.HasCurrentTablesAsync(cancellationToken))
            return [];
        var chats = await host.UseAsync(db =>
        {
            db.School = school.Key;
            return db.Chats.AsNoTracking().Where(chat => chat.Kind != null && chat.GoneAt == null).ToListAsync(cancellationToken);
        });
        return [.. chats.Select(chat => chat.Conversation).OfType<ConversationRef>()];
    }

    // With a button: only so does the answer show whether bot abilities are on.
    private static OutgoingMessage Greeting(SchoolContext school) => new()
    {
        Text = CheckReplies.Greeting,
        Buttons = [[new Button(CheckReplies.OpenDialog, new ButtonAction.OpenUrl(school.Messenger.BuildStartLink("check").AbsoluteUri))]],
    };
}
