using BotHost.Domain.Invites;
using BotHost.Domain.Language;

namespace BotHost.Demo;

/// <summary>How the sandbox's desk speaks of the bot's own records.</summary>
internal static class DemoReplies
{
    public static string Invite(Invite invite, string chat, TimeZoneInfo zone)
        => $"{chat}: {State(invite.State)}, выдано {RussianDate.Brief(invite.IssuedAt, zone)}, срок {RussianDate.Brief(invite.ExpiresAt, zone)}";

    private static string State(InviteState state) => state switch
    {
        InviteState.Issued => "выдано",
        InviteState.Opened => "открывали",
        InviteState.Leased => "ссылка показана сейчас",
        InviteState.Joined => "вступил(а)",
        InviteState.Expired => "срок вышел",
        InviteState.Revoked => "отозвано",
        InviteState.Declined => "отказ",
        InviteState.Escalated => "передано людям",
        InviteState.Blocked => "недоступно: бот заблокирован",
        _ => state.ToString(),
    };
}
