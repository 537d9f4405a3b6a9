using BotHost.Domain.Messaging;
using BotHost.Messaging;

namespace BotHost.Features.Roster;

/// <summary>How the VK column is read. Only the messenger's adapter knows how its accounts are written.</summary>
/// <param name="Parse">What the text names at once; null where the messenger must be asked.</param>
/// <param name="Resolve">Asks the messenger; null when nobody is called so, or it could not be asked.</param>
internal sealed record AccountLookup(Func<string, UserRef?> Parse, Func<string, CancellationToken, Task<UserCard?>> Resolve)
{
    public static AccountLookup Of(IMessenger messenger) => new(messenger.ParseUser, messenger.ResolveUserAsync);
}
