namespace BotHost.Sandbox.Web;

/// <summary>What the page needs of the bot's process and cannot see from the messenger: school time and where invites stand.</summary>
public interface ISandboxHost
{
    DateTimeOffset Now { get; }

    /// <summary>The school's zone; the page shows all times in it.</summary>
    TimeZoneInfo Zone { get; }

    /// <summary>When the next digest is due.</summary>
    Task<DateTimeOffset> NextDigestAsync(CancellationToken cancellationToken);

    /// <summary>Lets school time pass from due instant to due instant.</summary>
    /// <param name="moved">Told each instant, before its work is done.</param>
    /// <returns>False when the bot did not come to rest in time, as with a fault switched on.</returns>
    Task<bool> AdvanceToAsync(DateTimeOffset target, Action<DateTimeOffset> moved, CancellationToken cancellationToken);

    /// <summary>A person's invites as the bot keeps them, in words.</summary>
    Task<IReadOnlyList<string>> InvitesOfAsync(long personId, CancellationToken cancellationToken);

    /// <summary>Begins the school anew, with everyone's connection cut. Does not wait.</summary>
    /// <param name="isEmpty">People and their own chats alone: nobody has set the school up yet.</param>
    void Reset(bool isEmpty);
}
