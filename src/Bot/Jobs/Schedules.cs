using BotHost.Features.Announcements;
using BotHost.Features.Chats;
using BotHost.Features.Digests;
using BotHost.Features.Help;
using BotHost.Features.Elsewhere;
using BotHost.Features.Events;
using BotHost.Features.Invites;
using BotHost.Features.Movements;
using BotHost.Features.Operations;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Reminders;
using BotHost.Features.Roles;
using BotHost.Features.Schools;
using BotHost.Features.Statistics;
using BotHost.Features.Verification;
using BotHost.Features.Years;

namespace BotHost.Jobs;

/// <summary>
/// All schedules of the bot. Hangfire wakes each job every Clock:SweepInterval; what is due is said by the tables, so a sweep that was missed is made up for by the next.
/// </summary>
internal static class Schedules
{
    public static IReadOnlyList<Schedule> All { get; } =
    [
        new("digest", "at Digest:Time (17:00) or the hour that a person chose; administrators' week on Fridays 16:00", typeof(DigestJob)),
        new("lease-close", "when a lease's minutes are over", typeof(LeaseCloseJob)),
        new("invite-reminders", "RemindAfter, RemindBeforeExpiry; never in quiet hours", typeof(InviteReminderJob)),
        new("invite-expiry", "when an invite's time is over", typeof(InviteExpiryJob)),
        new(LinkResetJob.Name, "when nobody needs the link any more", typeof(LinkResetJob)),
        new("joins-told", "an hour after a join, outside quiet hours", typeof(JoinsToldJob)),
        new(AnnulmentJob.Name, "daily 03:10", typeof(AnnulmentJob)),
        new(ChatLookJob.Name, "daily 03:30, and after each change", typeof(ChatLookJob)),
        new("access-requests", "when a request's reminder, escalation or expiry is due", typeof(AccessClockJob)),
        new(PurgeJob.Name, "04:00 every night", typeof(PurgeJob)),
        new("delegations", "when a delegation is over", typeof(DelegationJob)),
        new("intakes", "when a stay is over", typeof(IntakeJob)),
        new(RolloverReminderJob.Name, "25 August 09:00", typeof(RolloverReminderJob)),
        new("homeroom-plans", "on the day that a class gets its new teacher, 00:00", typeof(HomeroomPlanJob)),
        new("movements", "on the day of a movement, 00:00", typeof(MovementJob)),
        new(LeaverPurgeJob.Name, "08:30 every day", typeof(LeaverPurgeJob)),
        new("received-files", "when a file is still unread after minutes", typeof(ReceivedFilesJob)),
        new(AnnouncementJob.Name, "when it is to go out, when it has, and a working day later", typeof(AnnouncementJob)),
        new(AnnouncementEveningJob.Name, "daily 18:00", typeof(AnnouncementEveningJob)),
        new(ReminderJob.Name, "when a reminder's moment comes", typeof(ReminderJob)),
        new(EventJob.Name, "a day and a quarter of an hour before an event, and afterwards", typeof(EventJob)),
        new("elsewhere", "school days 10:00, while applications wait in the platform's cabinet", typeof(ElsewhereJob)),
        new("announcement-files", "when a file is still not handed over after minutes", typeof(AnnouncementFilesJob)),
        new(HelpClockJob.Name, "a working day after a question, 5 after a letter", typeof(HelpClockJob)),
        new(WeeklyReportJob.Name, "Fridays 16:00, to the head", typeof(WeeklyReportJob)),
        new(LegalActsJob.Name, "17 August 10:00", typeof(LegalActsJob)),
        new("regulation", "when Regulation:File has changed", typeof(RegulationJob)),
        new("outages", "minutes after an outage in which people wrote", typeof(OutageJob)),
        new("verification", "when a decider is silent, in working days", typeof(VerificationJob)),
    ];
}

/// <param name="Name">As in Hangfire and in the job runs' table.</param>
/// <param name="When">School time, for people.</param>
internal sealed record Schedule(string Name, string When, Type Job);
