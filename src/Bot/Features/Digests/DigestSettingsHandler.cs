using BotHost.Domain.Digests;
using BotHost.Messaging;
using BotHost.Persistence;

namespace BotHost.Features.Digests;

/// <summary>"Настроить сводку": hour, days, parts, silence when there is nothing, on and off. Each person's own, for the kinds that they get.</summary>
internal sealed class DigestSettingsHandler(BotDb db, Work work, Outbox outbox, DigestPlans plans)
{
    /// <param name="words">The kind, and what to change: ["Daily", "time", "08:30"].</param>
    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        var own = await plans.OfAsync(turn.Person, cancellationToken);
        if (turn.Person.IsFrozen || own.Count == 0)
            outbox.Answer(turn.Person, DigestSettingsReplies.NoDigest);
        else if (words is ["why", ..])
            outbox.Answer(turn.Person, DigestSettingsReplies.Explain(Chosen(own, words.ElementAtOrDefault(1))));
        else if (words is [var name, "time" or "days" or "parts"])
            outbox.Answer(turn.Person, DigestSettingsReplies.Ask(words[1], Chosen(own, name)));
        else if (words is [var kind, var field, var value])
            await ChangeAsync(turn, Chosen(own, kind), field, value, own, cancellationToken);
        else
            outbox.Answer(turn.Person, Card(Chosen(own, words.FirstOrDefault()), own));
    }

    /// <summary>A sentence: "присылай сводку в 7 утра".</summary>
    /// <param name="heard">An hour that the understanding found; empty for none.</param>
    /// <returns>False: the sentence changes nothing, or the person gets no digest.</returns>
    public async Task<bool> HearAsync(Turn turn, string text, string heard, CancellationToken cancellationToken)
    {
        var wish = DigestSentence.Read(text, heard, turn.Now, work.School.Zone);
        var own = wish.IsNothing ? [] : await plans.OfAsync(turn.Person, cancellationToken);
        if (turn.Person.IsFrozen || own.Count == 0)
            return false;
        var isAboutClass = text.Contains("класс", StringComparison.OrdinalIgnoreCase);
        var isAboutWeek = text.Contains("недельн", StringComparison.OrdinalIgnoreCase) || text.Contains("за неделю", StringComparison.OrdinalIgnoreCase);
        var plan = own.Find(it => it.Kind == DigestKind.Class && isAboutClass || it.Kind == DigestKind.Weekly && isAboutWeek) ?? own[0];
        await ApplyAsync(turn, plan, wish, own, cancellationToken);
        return true;
    }

    private async Task ChangeAsync(Turn turn, DigestPlan plan, string field, string value, List<DigestPlan> own, CancellationToken cancellationToken)
    {
        switch (field)
        {
            case "part" when Enum.TryParse<DigestSections>(value, out var section) && DigestSettingsReplies.PartsOf(plan.Kind).Contains(section):
                SettingsOf(turn, plan).Toggle(section);
                await ShowAsync(turn, plan, "parts", cancellationToken);
                break;
            case "day" when Enum.TryParse<DigestDays>(value, out var day):
                SettingsOf(turn, plan).Toggle(day, plan.Rules.Days, turn.Now);
                await ShowAsync(turn, plan, "days", cancellationToken);
                break;
            case "every" when Enum.TryParse<DigestDays>(value, out var days) && days != DigestDays.None:
                await ApplyAsync(turn, plan, new DigestWish(Days: days), own, cancellationToken);
                break;
            case "at" when TimeOnly.TryParseExact(value, "HH:mm", out var time):
                await ApplyAsync(turn, plan, new DigestWish(Time: time), own, cancellationToken);
                break;
            case "empty":
                await ApplyAsync(turn, plan, new DigestWish(SkipIfEmpty: value == "skip"), own, cancellationToken);
                break;
            case "switch":
                await ApplyAsync(turn, plan, new DigestWish(IsOn: value == "on"), own, cancellationToken);
                break;
            default:
                outbox.Answer(turn.Person, Card(plan, own));
                break;
        }
    }

    private async Task ApplyAsync(Turn turn, DigestPlan plan, DigestWish wish, List<DigestPlan> own, CancellationToken cancellationToken)
    {
        SettingsOf(turn, plan).Apply(wish, turn.Now);
        await db.SaveChangesAsync(cancellationToken);
        var changed = await plans.OfAsync(turn.Person, cancellationToken);
        outbox.Answer(turn.Person, Card(Chosen(changed.Count > 0 ? changed : own, plan.Kind.ToString()), changed));
    }

    private async Task ShowAsync(Turn turn, DigestPlan plan, string field, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        outbox.Answer(turn.Person, DigestSettingsReplies.Ask(field, Chosen(await plans.OfAsync(turn.Person, cancellationToken), plan.Kind.ToString())));
    }

    private DigestSettings SettingsOf(Turn turn, DigestPlan plan)
    {
        if (plan.Settings is { } known)
            return known;
        var settings = new DigestSettings { Recipient = turn.Person.Id, Kind = plan.Kind, ChangedAt = turn.Now };
        db.DigestSettings.Add(settings);
        return settings;
    }

    private Reply Card(DigestPlan plan, List<DigestPlan> own)
        => DigestSettingsReplies.Card(plan, plans.SkipsEmpty(plan), DigestPolicy.Next(plan.Rules, work.Now, work.School.Zone), work.School.Zone, [.. own.Select(it => it.Kind).Where(kind => kind != plan.Kind)]);

    private static DigestPlan Chosen(List<DigestPlan> own, string? kind) => own.Find(plan => plan.Kind.ToString() == kind) ?? own[0];
}
