using BotHost.Sandbox.Control;

namespace BotHost.EndToEnd.Tests;

/// <summary>
/// People who write and press without end, each an own sequence that a seed gives. Each act has one answer that tells which act it answers, so the
/// dialog in the end shows whether one was lost, shown twice or out of order.
/// </summary>
internal sealed class Crowd(SchoolOnSandbox school, int seed, int size)
{
    private const long FirstUser = 1001;
    private const int MostOpen = 3;

    /// <summary>What is written, and how its answer begins.</summary>
    private static readonly (string Text, string Answer)[] Acts =
    [
        ("помощь", "Я бот школы"),
        ("отмена", "Сейчас отменять нечего"),
        ("меню", "Школа № 7. Я помогаю"),
        ("/pending", "Это может сделать только администратор"),
    ];

    private readonly List<Member> _members = [.. Enumerable.Range(0, size).Select(i => new Member(FirstUser + i, new Random(seed + i)))];
    private volatile bool _isEnough;
    private Task _work = Task.CompletedTask;

    /// <summary>How many answers have come so far.</summary>
    public int Heard => _members.Sum(member => member.Heard);

    public Task UntilHeardAsync(int count, CancellationToken cancellationToken)
        => Until.TrueAsync($"{count} answers have come", _ => Task.FromResult(Heard >= count), cancellationToken, school.DescribeAsync);

    public int Acted => _members.Sum(member => member.Expected.Count);

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        foreach (var member in _members)
            await school.AddUserAsync(member.User, cancellationToken);
        _work = Task.WhenAll(_members.Select(member => Task.Run(() => LiveAsync(member, cancellationToken), cancellationToken)));
    }

    /// <summary>Nobody begins anything more; what was begun is to be answered.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        _isEnough = true;
        await Until.DoneAsync("everyone is answered", _work, cancellationToken, DescribeAsync);
    }

    public async Task AssertEachAnswerWasShownOnceInOrderAsync(CancellationToken cancellationToken)
    {
        foreach (var member in _members)
        {
            var shown = await ShownAsync(member, cancellationToken);
            Assert.True(member.Expected.SequenceEqual(shown), await DescribeAsync(cancellationToken));
        }
    }

    private async Task LiveAsync(Member member, CancellationToken cancellationToken)
    {
        while (!_isEnough)
        {
            await ActAsync(member, cancellationToken);
            await HearAsync(member, atMostOpen: MostOpen - 1, cancellationToken);
        }
        await HearAsync(member, atMostOpen: 0, cancellationToken);
    }

    private async Task ActAsync(Member member, CancellationToken cancellationToken)
    {
        if (member.Last is { } message && member.Random.Next(4) == 0)
        {
            // A press says nothing of when it arrived, so its answer is waited for before the next act.
            await HearAsync(member, atMostOpen: 0, cancellationToken);
            member.Expected.Add("Я бот школы");
            _ = school.Sandbox.DoAsync(new PressWithPayload(member.User, SchoolOnSandbox.Dialog(member.User), message, HelpPayload), cancellationToken);
            await HearAsync(member, atMostOpen: 0, cancellationToken);
            return;
        }
        var (text, answer) = Acts[member.Random.Next(Acts.Length)];
        member.Expected.Add(answer);
        await school.WriteAsync(member.User, text, cancellationToken);
    }

    private async Task HearAsync(Member member, int atMostOpen, CancellationToken cancellationToken)
    {
        while (member.Expected.Count - member.Heard > atMostOpen)
        {
            var reply = await school.Sandbox.DoAsync(new WaitForReply(SchoolOnSandbox.Dialog(member.User), member.Last ?? 0), cancellationToken);
            member.Last = reply.Cmid;
            member.Heard++;
        }
    }

    private async Task<List<string>> ShownAsync(Member member, CancellationToken cancellationToken)
        => [.. (await school.MessagesToAsync(member.User, cancellationToken)).Select(message => Acts.FirstOrDefault(act => message.Text.StartsWith(act.Answer, StringComparison.Ordinal)).Answer ?? message.Text)];

    private async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        List<string> lines = [$"Seed {seed}."];
        foreach (var member in _members)
        {
            var shown = await ShownAsync(member, cancellationToken);
            var same = member.Expected.Zip(shown).TakeWhile(it => it.First == it.Second).Count();
            if (same < Math.Max(member.Expected.Count, shown.Count))
                lines.Add($"{member.User}: {member.Expected.Count} expected, {shown.Count} shown, different from {same} on: expected {string.Join(" | ", member.Expected.Skip(same).Take(4))}; shown {string.Join(" | ", shown.Skip(same).Take(4))}");
        }
        return string.Join('\n', lines.Take(6).Append(await school.DescribeAsync(cancellationToken)));
    }

    private const string HelpPayload = """{"t":"cmd-help"}""";

    private sealed class Member(long user, Random random)
    {
        public long User => user;
        public Random Random => random;
        public List<string> Expected { get; } = [];
        public int Heard { get; set; }

        /// <summary>The number of the last answer heard.</summary>
        public long? Last { get; set; }
    }
}
