using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Help;

/// <summary>"Не получается": step by step to "получилось" or to a person.</summary>
internal sealed class GuideHandler(Outbox outbox, Rights rights)
{
    public Task HandleAsync(Turn turn, string[] words)
    {
        var guide = words is [var key, ..] ? GuideReplies.Find(key) : null;
        outbox.Answer(turn.Person, (guide, words) switch
        {
            (not null, [_, "done", ..]) => GuideReplies.Done,
            (not null, [_, var step, ..]) when int.TryParse(step, out var number) && number >= 0 && number < guide.Steps.Count => GuideReplies.Step(guide, number),
            (not null, _) => GuideReplies.Step(guide, 0),
            _ => GuideReplies.Menu,
        });
        return Task.CompletedTask;
    }

    /// <summary>What this person can do with the bot.</summary>
    public async Task AbilitiesAsync(Turn turn, CancellationToken cancellationToken)
    {
        List<(string, IReadOnlyList<Choice>)> parts = [];
        if (await rights.IsAdministratorAsync(turn.Person, cancellationToken))
            parts.Add(AbilityReplies.Administrator);
        if (await rights.IsHeadAsync(turn.Person, cancellationToken))
            parts.Add(AbilityReplies.Head);
        if ((await rights.HomeroomOfAsync(turn.Person, cancellationToken)).Count > 0)
            parts.Add(AbilityReplies.Homeroom);
        else if (await rights.StaffAsync(turn.Person, cancellationToken) is not null)
            parts.Add(AbilityReplies.Staff);
        if (await rights.PupilAsync(turn.Person, cancellationToken) is not null)
            parts.Add(AbilityReplies.Pupil);
        else if (parts.Count == 0 || (await rights.ChildrenAsync(turn.Person, cancellationToken)).Count > 0)
            parts.Add(AbilityReplies.Parent);
        outbox.Answer(turn.Person, AbilityReplies.All(parts));
    }
}
