using System.Globalization;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;
using BotHost.Domain.Verification;

namespace BotHost.Domain.Tests.Verification;

public sealed class VerificationPolicyTests
{
    private static readonly Id<Person> _teacher = New<Person>();
    private static readonly Id<Person> _administrator = New<Person>();
    private static readonly Id<Person> _second = New<Person>();
    private static readonly Id<Person> _head = New<Person>();
    private static readonly Id<Person> _owner = New<Person>();
    private static readonly TimeZoneInfo _moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    [Theory]
    [InlineData(true, true, true, 9, AskDecision.RefusedPupil)]
    [InlineData(false, true, true, 0, AskDecision.AlreadyVerified)]
    [InlineData(false, false, true, 9, AskDecision.AlreadyAsked)]
    [InlineData(false, false, false, 3, AskDecision.TooOften)]
    [InlineData(false, false, false, 2, AskDecision.MayAsk)]
    public void Who_may_ask(bool isPupil, bool isVerified, bool isOpen, int recent, AskDecision expected)
        => Assert.Equal(expected, AskPolicy.Decide(new() { IsPupil = isPupil, IsVerified = isVerified, HasOpenRequest = isOpen, RecentRequests = recent }));

    [Theory]
    [InlineData("admin+ second+ head+ owner+", "teacher", false, "admin second", AskedBecause.ItIsTheirs)]
    [InlineData("admin- second+ head+", "teacher", false, "second", AskedBecause.ItIsTheirs)]
    [InlineData("admin- second- head+ owner+", "teacher", false, "head", AskedBecause.OthersUnreachable)]
    [InlineData("admin- head- owner+", "teacher", false, "owner", AskedBecause.OthersUnreachable)]
    [InlineData("admin- head-", "teacher", false, "", AskedBecause.Nobody)]
    [InlineData("", "teacher", false, "", AskedBecause.Nobody)]
    [InlineData("admin+ second+ head+", "admin", false, "head", AskedBecause.AskerIsAdministrator)]
    [InlineData("admin+ second+ head- owner+", "admin", false, "owner", AskedBecause.AskerIsAdministrator)]
    [InlineData("admin+ second+", "admin", false, "", AskedBecause.Nobody)]
    [InlineData("admin+ head+", "head", false, "admin", AskedBecause.ItIsTheirs)]
    [InlineData("admin+ second+ head+", "teacher", true, "head", AskedBecause.OthersSilent)]
    [InlineData("admin+ second+ head- owner+", "teacher", true, "owner", AskedBecause.OthersSilent)]
    [InlineData("admin+ second+", "teacher", true, "admin second", AskedBecause.ItIsTheirs)]
    public void Who_is_asked(string deciders, string asker, bool isEscalated, string expected, AskedBecause because)
    {
        var asked = DeciderPolicy.Choose([.. deciders.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse)], Named(asker), isEscalated);

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Named), asked.People);
        Assert.Equal(because, asked.Because);
    }

    [Theory]
    [InlineData("admin", new[] { Role.Administrator }, false, true)]
    [InlineData("admin", new[] { Role.Administrator }, true, false)]
    [InlineData("head", new[] { Role.Head }, true, true)]
    [InlineData("owner", new[] { Role.Owner }, true, true)]
    [InlineData("second", new[] { Role.Deputy }, false, false)]
    [InlineData("second", new Role[0], false, false)]
    [InlineData("teacher", new[] { Role.Administrator }, true, false)]
    [InlineData("teacher", new[] { Role.Head }, false, false)]
    [InlineData("teacher", new[] { Role.Owner, Role.Administrator }, true, false)]
    public void Who_may_decide(string who, Role[] offices, bool askerIsAdministrator, bool expected)
        => Assert.Equal(expected, DeciderPolicy.MayDecide(Named(who), offices, _teacher, askerIsAdministrator));

    [Theory]
    [InlineData("2026-11-24T10:00", "2026-11-25T10:00", "2026-11-26T10:00")]
    [InlineData("2026-11-27T12:00", "2026-11-30T12:00", "2026-12-01T12:00")] // over a weekend
    [InlineData("2026-11-24T22:00", "2026-11-25T18:59", "2026-11-26T18:59")] // earlier, not into the night
    public void Reminders_count_working_days_and_leave_the_night_alone(string asked, string remind, string escalate)
    {
        var plan = VerificationClock.Plan(At(asked), TimeSpan.FromDays(1), TimeSpan.FromDays(2), new QuietHours(new(19, 0), new(7, 30)), _moscow);

        Assert.Equal((At(remind), At(escalate), At(asked).AddDays(14)), (plan.RemindAt, plan.EscalateAt, plan.ExpiresAt));
    }

    [Fact]
    public void A_silent_decider_is_reminded_then_passed_over_then_the_request_ends()
    {
        var request = Request(At("2026-11-24T10:00"));

        Assert.Null(VerificationClock.Due(request, At("2026-11-25T09:59")));
        Assert.Equal(VerificationStep.Remind, VerificationClock.Due(request, At("2026-11-25T10:00")));
        request.RemindedAt = At("2026-11-25T10:00");
        Assert.Equal(request.EscalateAt, request.DueAt = VerificationClock.Next(request, isAsked: true, At("2026-11-25T10:00")));
        Assert.Null(VerificationClock.Due(request, At("2026-11-25T10:01")));
        Assert.Equal(VerificationStep.Escalate, VerificationClock.Due(request, request.EscalateAt));
        request.EscalatedAt = request.EscalateAt;
        Assert.Equal(request.ExpiresAt, request.DueAt = VerificationClock.Next(request, isAsked: true, request.EscalateAt));
        Assert.Equal(VerificationStep.Expire, VerificationClock.Due(request, request.ExpiresAt));
        request.End(RequestState.Expired, request.ExpiresAt);
        Assert.Null(VerificationClock.Due(request, request.ExpiresAt));
        Assert.Null(VerificationClock.Next(request, isAsked: true, request.ExpiresAt));
    }

    [Fact]
    public void Where_nobody_could_be_asked_it_is_tried_again_in_an_hour()
    {
        var now = At("2026-11-24T10:00");
        var request = Request(now);

        request.DueAt = VerificationClock.Next(request, isAsked: false, now);

        Assert.Equal(now.AddHours(1), request.DueAt);
        Assert.Equal(VerificationStep.AskAgain, VerificationClock.Due(request, now.AddHours(1)));
    }

    [Fact]
    public void A_request_that_is_over_cannot_be_decided_again()
    {
        var request = Request(At("2026-11-24T10:00"));
        request.End(RequestState.Approved, At("2026-11-24T11:00"), _administrator);

        Assert.Throws<InvalidOperationException>(() => request.End(RequestState.Rejected, At("2026-11-24T11:01"), _second));
        Assert.Equal((RequestState.Approved, _administrator), (request.State, request.DecidedBy!.Value));
    }

    [Fact]
    public void A_present_homeroom_teacher_is_replaced_only_by_an_explicit_word()
    {
        var (present, teacher) = (New<StaffMember>(), New<StaffMember>());

        Assert.IsType<HomeroomDecision.Nothing>(HomeroomPolicy.Decide(HomeroomWish.None, present, teacher));
        Assert.IsType<HomeroomDecision.Appoint>(HomeroomPolicy.Decide(HomeroomWish.Appoint, null, teacher));
        Assert.IsType<HomeroomDecision.Appoint>(HomeroomPolicy.Decide(HomeroomWish.Replace, null, teacher));
        Assert.Equal(new HomeroomDecision.MustConfirm(present), HomeroomPolicy.Decide(HomeroomWish.Appoint, present, teacher));
        Assert.Equal(new HomeroomDecision.Replace(present), HomeroomPolicy.Decide(HomeroomWish.Replace, present, null));
        Assert.IsType<HomeroomDecision.AlreadyLeads>(HomeroomPolicy.Decide(HomeroomWish.Replace, teacher, teacher));
    }

    private static VerificationRequest Request(DateTimeOffset now) => new()
    {
        Asker = _teacher,
        FullName = "Иванова Мария Петровна",
        NameKey = "ИВАНОВА МАРИЯ ПЕТРОВНА",
        Position = "математика",
        Kind = StaffKind.SubjectTeacher,
        CreatedAt = now,
        RemindAt = now.AddDays(1),
        EscalateAt = now.AddDays(2),
        ExpiresAt = now.AddDays(14),
        DueAt = now.AddDays(1),
    };

    private static Decider Parse(string text)
    {
        var office = text[..^1] switch { "head" => Role.Head, "owner" => Role.Owner, _ => Role.Administrator };
        return new Decider(Named(text[..^1]), office, text[^1] == '+');
    }

    private static Id<Person> Named(string name) => name switch
    {
        "teacher" => _teacher,
        "admin" => _administrator,
        "second" => _second,
        "head" => _head,
        _ => _owner,
    };

    private static DateTimeOffset At(string local) => SchoolTime.At(DateOnly.Parse(local[..10], CultureInfo.InvariantCulture), TimeOnly.Parse(local[11..], CultureInfo.InvariantCulture), _moscow);

    private static Id<T> New<T>() => new(Guid.NewGuid());
}
