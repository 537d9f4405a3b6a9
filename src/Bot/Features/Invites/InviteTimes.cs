using BotHost.Configuration;
using BotHost.Domain.Invites;
using BotHost.Domain.Schools;
using BotHost.Messaging;

namespace BotHost.Features.Invites;

/// <summary>The configured lengths of time, at this school.</summary>
internal sealed class InviteTimes(BotOptions options, Work work)
{
    public InviteRules Rules { get; } = new(
        options.Invites.Lifetime, options.Invites.LeaseLifetime, options.Invites.RemindAfter, options.Invites.RemindBeforeExpiry, options.Invites.MaxReminders);

    public QuietHours Quiet { get; } = new(options.QuietHours.From, options.QuietHours.To);

    public bool IsQuietNow => Quiet.Covers(work.Now, work.School.Zone);

    /// <param name="last">The last time the person heard of the invite.</param>
    public DateTimeOffset? NextReminder(Invite invite, int reminded, DateTimeOffset last)
        => ReminderPolicy.Next(invite.IssuedAt, invite.ExpiresAt, reminded, last, Rules, Quiet, work.School.Zone);

    /// <summary>The first moment of today at the school.</summary>
    public DateTimeOffset Today => SchoolTime.At(SchoolTime.DateOf(work.Now, work.School.Zone), TimeOnly.MinValue, work.School.Zone);
}
