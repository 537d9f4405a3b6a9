using System.Collections.Concurrent;
using System.Diagnostics;
using BotHost.Bench.Rig;

namespace BotHost.Bench.Rows;

/// <summary>The two ways in which people write.</summary>
internal static class Load
{
    /// <summary>A question that takes no look-ups of its own, so that what is measured is the way of a message: inbox, person, outbox, VK.</summary>
    public const string Question = "помощь";

    /// <summary>Everybody writes again as soon as they are answered.</summary>
    /// <returns>How long each answer of the measured time took, in milliseconds.</returns>
    public static async Task<IReadOnlyList<double>> ClosedAsync(IReadOnlyList<Resident> people, TimeSpan length, CancellationToken cancellationToken)
    {
        var times = new ConcurrentBag<double>();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(people.Select(person => Task.Run(
            async () =>
            {
                while (Stopwatch.GetElapsedTime(began) < length)
                {
                    var took = await person.AskAsync(Question, cancellationToken);
                    if (Stopwatch.GetElapsedTime(began) <= length)
                        times.Add(took.TotalMilliseconds);
                }
            },
            cancellationToken)));
        return [.. times];
    }

    /// <summary>People write in turn at a steady rate, whether or not anybody is answered.</summary>
    /// <inheritdoc cref="ClosedAsync"/>
    public static async Task<IReadOnlyList<double>> OpenAsync(IReadOnlyList<Resident> people, int perSecond, TimeSpan length, CancellationToken cancellationToken)
    {
        var count = (int)(length.TotalSeconds * perSecond);
        var began = Stopwatch.GetTimestamp();
        List<Task<TimeSpan>> answers = [];
        for (var i = 0; i < count; i++)
        {
            var wait = TimeSpan.FromSeconds((double)i / perSecond) - Stopwatch.GetElapsedTime(began);
            if (wait >= TimeSpan.FromMilliseconds(1))
                await Task.Delay(wait, cancellationToken);
            answers.Add(people[i % people.Count].AskAsync(Question, cancellationToken));
        }
        return [.. (await Task.WhenAll(answers)).Select(took => took.TotalMilliseconds)];
    }
}
