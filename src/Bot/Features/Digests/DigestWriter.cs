using BotHost.Domain.Digests;
using BotHost.Features.Files;
using BotHost.Messaging;

namespace BotHost.Features.Digests;

/// <param name="Reply">Null: nothing is to be said.</param>
/// <param name="Draw">The picture, made outside of any transaction; null for none.</param>
internal sealed record WrittenDigest(Reply? Reply, bool IsEmpty, Func<byte[]>? Draw = null);

/// <summary>Reads the facts of a digest and puts them into words. Saves nothing.</summary>
internal sealed class DigestWriter(Work work, DigestPlans plans, DigestReader daily, WeekReader weeks, ClassDigestReader classes, DigestTrendReader trends)
{
    public Task<WrittenDigest> WriteAsync(DigestPlan plan, DateOnly date, CancellationToken cancellationToken) => plan.Kind switch
    {
        DigestKind.Daily => WriteDayAsync(plan, date, cancellationToken),
        DigestKind.Weekly => WriteWeekAsync(plan, date, cancellationToken),
        _ => WriteClassesAsync(plan, date, cancellationToken),
    };

    private async Task<WrittenDigest> WriteDayAsync(DigestPlan plan, DateOnly date, CancellationToken cancellationToken)
    {
        var facts = (await daily.ReadAsync(plan.Person, cancellationToken)).Without(plan.Hidden);
        if (facts.IsEmpty)
            return new(plans.SkipsEmpty(plan) ? null : DigestReplies.NothingNew, true);
        return new(DigestReplies.Digest(facts, date, work.School.Zone), false, await DrawingAsync(plan, cancellationToken));
    }

    private async Task<WrittenDigest> WriteWeekAsync(DigestPlan plan, DateOnly date, CancellationToken cancellationToken)
    {
        var facts = await weeks.ReadAsync(plan.Person, date, cancellationToken);
        return facts.IsEmpty && plans.SkipsEmpty(plan)
            ? new(null, true)
            : new(WeekReplies.Digest(facts, work.School.Zone), facts.IsEmpty, await DrawingAsync(plan, cancellationToken));
    }

    private async Task<WrittenDigest> WriteClassesAsync(DigestPlan plan, DateOnly date, CancellationToken cancellationToken)
    {
        var facts = (await classes.ReadAsync(plan.Person, cancellationToken)).Without(plan.Hidden);
        return facts.IsEmpty && plans.SkipsEmpty(plan) ? new(null, true) : new(ClassDigestReplies.Digest(facts, date, work.School.Zone), facts.IsEmpty);
    }

    /// <summary>Without a font with Russian letters the words would vanish silently: then there is no picture.</summary>
    private async Task<Func<byte[]>?> DrawingAsync(DigestPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Hidden.HasFlag(DigestSections.Picture) || !PrintFonts.AreThere)
            return null;
        var trend = await trends.ReadAsync(cancellationToken);
        return trend.IsEmpty ? null : () => DigestChart.Draw(trend);
    }
}
