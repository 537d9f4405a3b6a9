using BotHost.Domain.Schools;

namespace BotHost.Domain.Verification;

/// <summary>What a silent decider causes, and when.</summary>
public static class VerificationClock
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>How soon it is tried again when there was nobody to ask.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromHours(1);

    /// <summary>Working hours of the days count; the moments themselves are outside quiet hours.</summary>
    public static VerificationTimes Plan(DateTimeOffset now, TimeSpan remindAfter, TimeSpan escalateAfter, QuietHours quiet, TimeZoneInfo zone, SchoolCalendar? calendar = null) => new(
        quiet.Previous(SchoolTime.AddWorking(now, remindAfter, zone, calendar), zone),
        quiet.Previous(SchoolTime.AddWorking(now, escalateAfter, zone, calendar), zone),
        now + Lifetime);

    /// <summary>What is due now; null for nothing.</summary>
    public static VerificationStep? Due(VerificationRequest request, DateTimeOffset now) => request switch
    {
        { IsPending: false } => null,
        _ when now >= request.ExpiresAt => VerificationStep.Expire,
        { EscalatedAt: null } when now >= request.EscalateAt => VerificationStep.Escalate,
        { EscalatedAt: null, RemindedAt: null } when now >= request.RemindAt => VerificationStep.Remind,
        { DueAt: { } due } when now >= due => VerificationStep.AskAgain,
        _ => null,
    };

    /// <summary>When something is due next.</summary>
    /// <param name="isAsked">Somebody was shown the request.</param>
    public static DateTimeOffset? Next(VerificationRequest request, bool isAsked, DateTimeOffset now)
    {
        if (!request.IsPending)
            return null;
        var step = request switch
        {
            { EscalatedAt: not null } => request.ExpiresAt,
            { RemindedAt: not null } => request.EscalateAt,
            _ => request.RemindAt < request.EscalateAt ? request.RemindAt : request.EscalateAt,
        };
        return Earliest(request.ExpiresAt, step, isAsked ? step : now + RetryAfter);
    }

    private static DateTimeOffset Earliest(params ReadOnlySpan<DateTimeOffset> moments)
    {
        var first = moments[0];
        foreach (var moment in moments)
            first = moment < first ? moment : first;
        return first;
    }
}

public sealed record VerificationTimes(DateTimeOffset RemindAt, DateTimeOffset EscalateAt, DateTimeOffset ExpiresAt);

public enum VerificationStep
{
    Remind,
    Escalate,
    Expire,

    /// <summary>There was nobody to ask: perhaps there is now.</summary>
    AskAgain,
}
