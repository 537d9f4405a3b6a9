using BotHost.Demo;
using BotHost.Domain;
using BotHost.Features.Chats;
using BotHost.Features.Digests;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Sandbox.Web;
using BotHost.Vk;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Cli;

/// <summary>What the sandbox's page may do with the bot's process: move its clock, read where invites stand, begin anew.</summary>
internal sealed class SandboxHost(IServiceProvider services, VirtualClock clock) : ISandboxHost
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20); // machine time; a fault switched on keeps the bot from coming to rest

    private readonly SchoolContext _school = services.GetRequiredService<SchoolDirectory>()[new SchoolKey("sandbox")];

    public DateTimeOffset Now => clock.GetUtcNow();

    public TimeZoneInfo Zone => _school.Zone;

    /// <summary>Whether the page asked for a new school; the process is then asked to stop.</summary>
    public bool WantsReset { get; private set; }

    /// <summary>Whether the new school is to be an empty one.</summary>
    public bool WantsEmpty { get; private set; }

    public async Task<DateTimeOffset> NextDigestAsync(CancellationToken cancellationToken)
    {
        var digest = Schedules.All.First(schedule => schedule.Job == typeof(DigestJob));
        return await services.GetRequiredService<JobRunner>().NextDueAsync(digest, _school, cancellationToken) ?? Now;
    }

    public async Task<bool> AdvanceToAsync(DateTimeOffset target, Action<DateTimeOffset> moved, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await services.GetRequiredService<VirtualTime>().AdvanceToAsync(target, moved, patience.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            clock.MoveTo(target);
            return false;
        }
    }

    public Task<IReadOnlyList<string>> InvitesOfAsync(long personId, CancellationToken cancellationToken)
    {
        var user = VkPeer.User(personId);
        return services.GetRequiredService<UnitOfWork>().ReadAsync<IReadOnlyList<string>>(_school, async (scope, ct) =>
        {
            var db = scope.GetRequiredService<BotDb>();
            var names = scope.GetRequiredService<ChatNames>();
            var invites = await db.Invites.Where(invite => db.People.Any(person => person.Id == invite.Person && person.User == user)).ToListAsync(ct);
            var lines = new List<string>();
            foreach (var invite in invites.OrderByDescending(it => it.IssuedAt))
            {
                var chat = await db.Chats.SingleAsync(it => it.Id == invite.Chat, ct);
                lines.Add(DemoReplies.Invite(invite, await names.OfAsync(chat, ct), Zone));
            }
            return lines;
        }, cancellationToken);
    }

    public void Reset(bool isEmpty)
    {
        (WantsReset, WantsEmpty) = (true, isEmpty);
        services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
    }
}
