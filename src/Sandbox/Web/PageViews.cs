using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;

namespace BotHost.Sandbox.Web;

/// <summary>Everything that one tab shows, as one person sees it.</summary>
/// <param name="Names">Of everybody who may have written something; communities by their negative number.</param>
/// <param name="Open">The conversation on the screen; null when there is none, or the person is no longer in it.</param>
internal sealed record PageView(
    DateTimeOffset Now,
    IReadOnlyDictionary<long, string> Names,
    IReadOnlyDictionary<long, int> Unread,
    IReadOnlyList<ConversationLine> Conversations,
    ConversationView? Open);

/// <param name="LastFrom">0 when there is no message yet.</param>
internal sealed record ConversationLine(
    ConversationKey Key, string Title, int Members, int Unread, long LastFrom, string LastText, ServiceAction? LastAction, DateTimeOffset? LastDate);

/// <summary>What never changes while the school lives.</summary>
/// <param name="School">Another one after a reset: a tab that was open before begins anew.</param>
internal sealed record StageView(string School, SandboxStage Stage, string Zone);

/// <param name="Name">As the page switches it.</param>
internal sealed record FaultView(string Name, string Label, bool IsOn);

/// <param name="Strikes">How often a fault of calls has struck since the last action.</param>
internal sealed record CurtainView(
    IReadOnlyList<CallView> Calls, IReadOnlyList<UpdateView> Updates, IReadOnlyList<string> Invites, IReadOnlyList<FaultView> Faults, long Strikes);

/// <param name="Answer">Cut at 16 KB.</param>
internal sealed record CallView(long Number, string Method, IReadOnlyDictionary<string, string> Parameters, string Answer, double Milliseconds);

internal sealed record UpdateView(long Number, string Type, string Json);

/// <param name="IsComplete">False when the bot did not come to rest in time.</param>
internal sealed record JumpReport(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<JumpLine> Lines, bool IsComplete);

/// <param name="Where">The conversation; null where the text says it all.</param>
internal sealed record JumpLine(DateTimeOffset At, string? Where, string Text, ServiceAction? Action, long From);

internal sealed record JumpRequest(string Jump);

internal sealed record ReadRequest(long Person, ConversationKey Key, long Cmid);

internal sealed record JoinRequest(long Person, string Link);

/// <summary>What VK shows before one joins by a link.</summary>
internal sealed record InvitationView(string Title, int Members, bool IsInside);

/// <param name="Result">Joined, AlreadyMember, LinkInvalid, Banned.</param>
internal sealed record JoinAnswer(People.JoinResult Result, long? ChatId);

internal sealed record FaultRequest(string Name, bool IsOn, int Code);

internal sealed record ResetRequest(bool IsEmpty = false);

internal sealed record PageFailure(string Message);
