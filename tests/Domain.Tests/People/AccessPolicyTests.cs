using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;

namespace BotHost.Domain.Tests.People;

public sealed class AccessPolicyTests
{
    private static readonly Id<AccessRequest> Same = new(Guid.NewGuid());

    [Theory]
    [InlineData(AskerKind.Guardian, true, false, false, 0, "PupilAsksAsGuardian")]
    [InlineData(AskerKind.Pupil, true, false, false, 0, "AlreadyPupil")]
    [InlineData(AskerKind.Pupil, false, true, false, 0, "AdultAsksAsPupil")]
    [InlineData(AskerKind.Guardian, false, true, false, 0, "Granted")]
    [InlineData(AskerKind.Guardian, false, true, true, 3, "AlreadyLinked")]
    [InlineData(AskerKind.Guardian, false, false, false, 2, "Granted")]
    [InlineData(AskerKind.Guardian, false, false, false, 3, "TooManyOpen")]
    [InlineData(AskerKind.Pupil, false, false, false, 0, "Granted")]
    public void Who_may_ask(AskerKind kind, bool isPupil, bool isAdult, bool isOwnChild, int open, string expected)
    {
        var decision = AccessPolicy.Decide(new AccessFacts(kind, isPupil, isAdult, isOwnChild, open, null));

        Assert.Equal(expected, decision is AccessDecision.Refused refused ? refused.Reason.ToString() : decision.GetType().Name);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_same_again_is_the_request_there_is_also_at_the_limit(int open)
        => Assert.Equal(new AccessDecision.Existing(Same), AccessPolicy.Decide(new AccessFacts(AskerKind.Guardian, false, false, false, open, Same)));
}

public sealed class ApprovalPolicyTests
{
    private static readonly ApprovalFacts Fine = new(AskerKind.Guardian, false, true, true, true, false, false, false, BlockMark.None, false);

    [Fact]
    public void A_guardian_is_approved_by_whoever_may() => Assert.IsType<ApprovalDecision.Granted>(ApprovalPolicy.Decide(Fine));

    [Fact]
    public void Each_thing_that_stands_in_the_way_is_named()
    {
        (ApprovalFacts Facts, ApprovalRefusal Refusal)[] table =
        [
            (Fine with { IsOwnRequest = true }, ApprovalRefusal.OwnRequest),
            (Fine with { MayDecide = false }, ApprovalRefusal.NoRight),
            (Fine with { IsPending = false }, ApprovalRefusal.NotPending),
            (Fine with { IsInClass = false }, ApprovalRefusal.NotInClass),
            (Fine with { IsAskerPupil = true }, ApprovalRefusal.AskerIsPupil),
            (Fine with { Kind = AskerKind.Pupil, IsAskerAdult = true }, ApprovalRefusal.AskerIsAdult),
            (Fine with { Kind = AskerKind.Pupil, IsAskerPupil = true }, ApprovalRefusal.AskerIsPupil),
            (Fine with { Kind = AskerKind.Pupil, PupilHasAccount = true }, ApprovalRefusal.PupilHasAccount),
            (Fine with { Block = BlockMark.ThisAccount, IsSure = true }, ApprovalRefusal.Blocked),
            (Fine with { IsOwnRequest = true, MayDecide = true }, ApprovalRefusal.OwnRequest), // not even who runs the school
        ];

        Assert.All(table, row => Assert.Equal(new ApprovalDecision.Refused(row.Refusal), ApprovalPolicy.Decide(row.Facts)));
    }

    [Theory]
    [InlineData(false, typeof(ApprovalDecision.AskAboutBlock))]
    [InlineData(true, typeof(ApprovalDecision.Granted))]
    public void A_mark_on_the_child_is_asked_about_first(bool isSure, Type expected)
        => Assert.IsType(expected, ApprovalPolicy.Decide(Fine with { Block = BlockMark.Child, IsSure = isSure }));
}

public sealed class DeciderChoiceTests
{
    private static readonly Id<Person> Asker = new(Guid.NewGuid());
    private static readonly Id<Person> Other = new(Guid.NewGuid());

    [Theory]
    // homeroom, administrators, head: "-" nobody, "r" reachable, "u" unreachable, "a" the asker himself
    [InlineData("r", "r", "r", DeciderLine.Homeroom, DeciderLine.Homeroom, 0)]
    [InlineData("-", "r", "r", DeciderLine.Homeroom, DeciderLine.Administrators, 1)]
    [InlineData("u", "r", "r", DeciderLine.Homeroom, DeciderLine.Administrators, 1)]
    [InlineData("a", "r", "r", DeciderLine.Homeroom, DeciderLine.Administrators, 1)]
    [InlineData("u", "a", "r", DeciderLine.Homeroom, DeciderLine.Head, 2)]
    [InlineData("ur", "r", "r", DeciderLine.Homeroom, DeciderLine.Homeroom, 0)]
    [InlineData("r", "r", "r", DeciderLine.Administrators, DeciderLine.Administrators, 0)]
    [InlineData("r", "u", "r", DeciderLine.Administrators, DeciderLine.Head, 1)]
    public void The_first_in_line_who_can_be_reached_is_asked(string homeroom, string administrators, string head, DeciderLine from, DeciderLine expected, int skipped)
    {
        var choice = DeciderChoice.Choose(Line(homeroom, administrators, head), from, Asker);

        Assert.Equal((expected, 1, skipped), (choice.Line, choice.Deciders.Count, choice.Skipped.Count));
        Assert.DoesNotContain(Asker, choice.Deciders);
    }

    [Fact]
    public void Where_nobody_can_be_reached_nobody_is_asked()
        => Assert.Empty(DeciderChoice.Choose(Line("u", "a", "-"), DeciderLine.Homeroom, Asker).Deciders);

    [Fact]
    public void Beyond_the_head_there_is_nobody()
        => Assert.Empty(DeciderChoice.Choose(Line("r", "r", "r"), DeciderLine.Head + 1, Asker).Deciders);

    private static Dictionary<DeciderLine, IReadOnlyList<Candidate>> Line(string homeroom, string administrators, string head) => new()
    {
        [DeciderLine.Homeroom] = Candidates(homeroom), [DeciderLine.Administrators] = Candidates(administrators), [DeciderLine.Head] = Candidates(head),
    };

    private static Candidate[] Candidates(string who)
        => [.. who.Where(it => it != '-').Select(it => new Candidate(it == 'a' ? Asker : it == 'r' ? Other : new Id<Person>(Guid.NewGuid()), it != 'u'))];
}

public sealed class RequestClockTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
    private static readonly QuietHours Quiet = new(new(19, 0), new(7, 30));

    [Theory]
    [InlineData("2026-11-23T07:00Z", "2026-11-24T07:00Z", "2026-11-25T07:00Z")]
    [InlineData("2026-11-27T07:00Z", "2026-11-30T07:00Z", "2026-12-01T07:00Z")] // over the weekend
    [InlineData("2026-11-23T20:00Z", "2026-11-24T15:59Z", "2026-11-25T20:00Z")] // at night: the reminder moves before the quiet hours
    public void A_day_is_a_working_day_and_a_reminder_never_comes_at_night(string now, string remindAt, string escalateAt)
    {
        var times = RequestTimes.From(Parse(now), TimeSpan.FromDays(1), TimeSpan.FromDays(2), Quiet, Moscow);

        Assert.Equal((Parse(remindAt), Parse(escalateAt)), (times.RemindAt, times.EscalateAt));
    }

    [Theory]
    [InlineData(0, RequestStep.Nothing)]
    [InlineData(24, RequestStep.Remind)]
    [InlineData(48, RequestStep.Escalate)]
    [InlineData(24 * 14, RequestStep.Expire)]
    public void Time_reminds_then_asks_the_next_then_ends_it(int hours, RequestStep expected)
        => Assert.Equal(expected, RequestClock.Next(Request(DeciderLine.Homeroom), Monday + TimeSpan.FromHours(hours)));

    [Fact]
    public void After_the_head_nobody_is_asked()
    {
        var request = Request(DeciderLine.Head);

        request.Reminded();

        Assert.Equal((null, request.ExpiresAt), (request.EscalateAt, request.DueAt));
    }

    [Fact]
    public void An_ended_request_keeps_no_name_and_is_never_due_again()
    {
        var request = Request(DeciderLine.Homeroom);

        request.End(RequestState.Rejected, Monday);

        Assert.Equal((null, null, RequestStep.Nothing), (request.ChildName, request.DueAt, RequestClock.Next(request, Monday + TimeSpan.FromDays(30))));
        Assert.Throws<InvalidOperationException>(() => request.Approve(default, default, Monday));
    }

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static AccessRequest Request(DeciderLine line)
    {
        var request = new AccessRequest
        {
            Asker = default, Kind = AskerKind.Guardian, Class = default(Id<SchoolClass>), ChildName = "Петя Смирнов", CreatedAt = Monday, ExpiresAt = Monday + AccessPolicy.Lifetime,
        };
        request.Ask(line, true, Monday + TimeSpan.FromDays(1), Monday + TimeSpan.FromDays(2));
        return request;
    }
}

public sealed class RedeemPolicyTests
{
    private static readonly RedeemFacts Good = new(CodeKind.Family, true, false, true, false, 4, false, true);

    [Fact]
    public void Everything_that_does_not_fit_is_one_answer()
    {
        RedeemFacts[] table =
        [
            Good with { IsUsable = false }, Good with { IsSubjectOpen = false }, Good with { AdultsLeft = 0 },
            Good with { Kind = CodeKind.Pupil, IsUsable = false }, Good with { Kind = CodeKind.Staff, IsSubjectOpen = false }, Good with { IsUsable = false, IsLinkedAlready = true },
        ];

        Assert.All(table, facts => Assert.IsType<RedeemDecision.NoMatch>(RedeemPolicy.Decide(facts)));
    }

    [Fact]
    public void A_good_code_links_after_the_consent()
    {
        Assert.IsType<RedeemDecision.Redeemed>(RedeemPolicy.Decide(Good));
        Assert.IsType<RedeemDecision.NeedsConsent>(RedeemPolicy.Decide(Good with { HasConsent = false }));
        Assert.IsType<RedeemDecision.Redeemed>(RedeemPolicy.Decide(Good with { Kind = CodeKind.Staff, HasConsent = false }));
        Assert.IsType<RedeemDecision.LinkedAlready>(RedeemPolicy.Decide(Good with { IsLinkedAlready = true, AdultsLeft = 0 }));
        Assert.IsType<RedeemDecision.OwnCode>(RedeemPolicy.Decide(Good with { Kind = CodeKind.Staff, IsIssuer = true }));
        Assert.IsType<RedeemDecision.AdultAccount>(RedeemPolicy.Decide(Good with { Kind = CodeKind.Pupil, IsAdultAccount = true }));
    }

    [Theory]
    [InlineData(true, 0, false, typeof(RedeemDecision.Paused))]
    [InlineData(false, 5, false, typeof(RedeemDecision.TooManyTries))]
    [InlineData(false, 4, true, typeof(RedeemDecision.PupilAccount))]
    [InlineData(false, 4, false, null)]
    public void What_is_refused_before_any_code_is_looked_up(bool isPaused, int tries, bool isPupil, Type? expected)
        => Assert.Equal(expected, RedeemPolicy.BeforeLookUp(isPaused, tries, isPupil)?.GetType());
}
