using System.Collections.Frozen;
using BotHost.Messaging;

namespace BotHost.Vk;

/// <summary>What is done about an error of VK.</summary>
internal enum VkRemedy
{
    Retry, // soon, with backoff
    SlowDown, // everything waits a second, then again
    Split, // an execute failed as a whole: its calls go again in smaller groups
    StopSchool, // the token is no good
    PauseRecipient,
    PauseKind,
    Blocked, // the person must write first
    Gone,
    NoRight,
    TooLong,
    CannotEdit,
    Invalid, // a defect of ours, or nothing this bot can mend
}

/// <param name="Meaning">For the log and the check command; holds nothing of the call.</param>
internal sealed record VkErrorEntry(int Code, VkRemedy Remedy, string Meaning);

/// <summary>VK's error codes as a table. The list grows between versions: an unknown code is Invalid and never a fault.</summary>
internal static class VkErrors
{
    private static readonly TimeSpan FloodPause = TimeSpan.FromHours(1); // VK counts messages to one person by the hour
    private static readonly TimeSpan KindPause = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan BreathingSpace = TimeSpan.FromSeconds(1);

    private static readonly VkErrorEntry[] Table =
    [
        new(1, VkRemedy.Retry, "unknown error"),
        new(3, VkRemedy.Invalid, "unknown method"),
        new(5, VkRemedy.StopSchool, "the token is revoked or wrong"),
        new(6, VkRemedy.SlowDown, "too many requests per second"),
        new(7, VkRemedy.NoRight, "the token lacks a right"),
        new(8, VkRemedy.Invalid, "invalid request"),
        new(9, VkRemedy.PauseRecipient, "flood control"),
        new(10, VkRemedy.Retry, "internal server error"),
        new(12, VkRemedy.Split, "execute does not compile"),
        new(13, VkRemedy.Split, "execute failed while running"),
        new(14, VkRemedy.PauseKind, "captcha needed"),
        new(15, VkRemedy.NoRight, "access denied, as when removing an administrator"),
        new(17, VkRemedy.StopSchool, "validation needed"),
        new(18, VkRemedy.Blocked, "the user is deleted or banned"),
        new(27, VkRemedy.StopSchool, "group authorization failed"),
        new(28, VkRemedy.StopSchool, "application authorization failed"),
        new(29, VkRemedy.PauseKind, "the method's quota is used up"),
        new(100, VkRemedy.Invalid, "a parameter is missing or invalid"),
        new(103, VkRemedy.Invalid, "out of limits"),
        new(104, VkRemedy.Gone, "not found"),
        new(105, VkRemedy.Invalid, "the file could not be saved"),
        new(113, VkRemedy.Blocked, "invalid user id"),
        new(203, VkRemedy.NoRight, "access to the community denied"),
        new(900, VkRemedy.Blocked, "the user is on the community's blacklist"),
        new(901, VkRemedy.Blocked, "the user has not allowed messages"),
        new(902, VkRemedy.Blocked, "privacy settings"),
        new(909, VkRemedy.CannotEdit, "too old to edit"),
        new(910, VkRemedy.CannotEdit, "too big to edit"),
        new(911, VkRemedy.Invalid, "keyboard format is invalid"),
        new(912, VkRemedy.NoRight, "bot abilities are off in the community's settings"),
        new(913, VkRemedy.Invalid, "too many forwarded messages"),
        new(914, VkRemedy.TooLong, "message too long"),
        new(917, VkRemedy.NoRight, "no access to this chat"),
        new(919, VkRemedy.NoRight, "may not see the invite link"),
        new(920, VkRemedy.CannotEdit, "this kind of message cannot be edited"),
        new(921, VkRemedy.Invalid, "cannot forward"),
        new(922, VkRemedy.Gone, "the community left this chat"),
        new(924, VkRemedy.CannotEdit, "cannot be deleted for everybody"),
        new(925, VkRemedy.NoRight, "the community is no administrator of this chat"),
        new(927, VkRemedy.Gone, "the chat does not exist"),
        new(931, VkRemedy.NoRight, "may not change the invite link"),
        new(932, VkRemedy.NoRight, "the community cannot interact with this peer"),
        new(935, VkRemedy.Gone, "the user is not in the chat"),
        new(936, VkRemedy.Blocked, "contact not found"),
        new(939, VkRemedy.Blocked, "a message request was sent"),
        new(940, VkRemedy.Invalid, "too many posts in a message"),
        new(942, VkRemedy.NoRight, "this message cannot be pinned"),
        new(943, VkRemedy.Invalid, "this intent cannot be used"),
        new(944, VkRemedy.Invalid, "the intent's limit is used up"),
        new(945, VkRemedy.Gone, "the chat is disabled"),
        new(946, VkRemedy.Gone, "the chat is not supported"),
        new(949, VkRemedy.CannotEdit, "a pinned message cannot be edited yet"),
        new(950, VkRemedy.Blocked, "the time to reply is over"),
        new(962, VkRemedy.Blocked, "only for subscribers"),
        new(969, VkRemedy.Invalid, "the message cannot be forwarded"),
        new(970, VkRemedy.NoRight, "this message cannot be pinned"),
        new(979, VkRemedy.NoRight, "restricted for conversations with communities"),
        new(983, VkRemedy.NoRight, "may not write to this chat"),
        new(984, VkRemedy.PauseKind, "restricted because of spam"),
        new(985, VkRemedy.NoRight, "the community may send notifications only"),
        new(986, VkRemedy.Blocked, "an educational role is needed"),
        new(987, VkRemedy.Blocked, "a message request is needed"),
        new(988, VkRemedy.Blocked, "a message request is pending"),
        new(993, VkRemedy.Gone, "the chat moved to MAX"),
        new(995, VkRemedy.Retry, "messages are degraded"),
        new(1012, VkRemedy.NoRight, "writing is disabled in this chat"),
        new(1016, VkRemedy.Blocked, "not for educational accounts"),
        new(1017, VkRemedy.Gone, "the chat was deleted"),
        new(1021, VkRemedy.Blocked, "no conversation with this user yet"),
        new(1114, VkRemedy.StopSchool, "anonymous token has expired"),
        new(1115, VkRemedy.StopSchool, "anonymous token is invalid"),
        new(1116, VkRemedy.StopSchool, "the access token has expired"),
        new(1117, VkRemedy.StopSchool, "the access token has expired"),
        new(1118, VkRemedy.StopSchool, "the access token is not for this network"),
        new(3300, VkRemedy.PauseKind, "captcha needed"),
        new(3301, VkRemedy.StopSchool, "the phone must be confirmed"),
        new(3302, VkRemedy.StopSchool, "the password must be confirmed"),
        new(3303, VkRemedy.StopSchool, "the account must be confirmed"),
        new(3304, VkRemedy.StopSchool, "the e-mail must be confirmed"),
        new(3609, VkRemedy.StopSchool, "the token must be extended"),
        new(3610, VkRemedy.Blocked, "the user is deactivated"),
        new(3611, VkRemedy.Blocked, "the service is deactivated for the user"),
    ];

    private static readonly FrozenDictionary<int, VkErrorEntry> ByCode = Table.ToFrozenDictionary(entry => entry.Code);

    public static IReadOnlyList<VkErrorEntry> All => Table;

    public static VkErrorEntry Describe(VkError error) => error.IsTransportFault
        ? new(error.Code, VkRemedy.Retry, "VK was not heard")
        : ByCode.GetValueOrDefault(error.Code) ?? new(error.Code, VkRemedy.Invalid, "unknown code");

    /// <summary>Whether the same call may succeed in a moment.</summary>
    public static bool IsRetried(VkError error) =>
        !error.IsNone && Describe(error).Remedy is VkRemedy.Retry or VkRemedy.SlowDown or VkRemedy.Split;

    public static MessengerResult ToResult(VkError error) => error.IsNone ? new MessengerResult.Done() : Describe(error).Remedy switch
    {
        VkRemedy.Retry or VkRemedy.Split => new MessengerResult.Transient(error.Code),
        VkRemedy.SlowDown => new MessengerResult.Throttled(BreathingSpace, ThrottleScope.Everything),
        VkRemedy.StopSchool => new MessengerResult.Unauthorized(error.Code),
        VkRemedy.PauseRecipient => new MessengerResult.Throttled(FloodPause, ThrottleScope.Recipient),
        VkRemedy.PauseKind => new MessengerResult.Throttled(KindPause, ThrottleScope.Kind),
        VkRemedy.Blocked => new MessengerResult.Blocked(error.Code),
        VkRemedy.Gone => new MessengerResult.Gone(error.Code),
        VkRemedy.NoRight => new MessengerResult.NoRight(error.Code),
        VkRemedy.TooLong => new MessengerResult.TooLong(error.Code),
        VkRemedy.CannotEdit => new MessengerResult.CannotEdit(error.Code),
        _ => new MessengerResult.Invalid(error.Code),
    };
}
