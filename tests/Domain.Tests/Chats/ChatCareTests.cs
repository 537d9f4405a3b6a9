using BotHost.Domain.Chats;

namespace BotHost.Domain.Tests.Chats;

public sealed class UndoPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Standing.AddedByStaff, 0, UndoDecision.AskAgain)]
    [InlineData(Standing.AddedByStaff, 10, UndoDecision.AskAgain)]
    [InlineData(Standing.AddedByStaff, 11, UndoDecision.TooLate)]
    [InlineData(Standing.Removed, 9, UndoDecision.LetBackIn)]
    [InlineData(Standing.Removed, 11, UndoDecision.TooLate)]
    [InlineData(Standing.Unknown, 1, UndoDecision.AskAgain)]
    [InlineData(Standing.Invited, 1, UndoDecision.NothingToUndo)]
    [InlineData(Standing.Baseline, 1, UndoDecision.NothingToUndo)]
    [InlineData(Standing.Removed, null, UndoDecision.NothingToUndo)] // the bot by its rule
    public void A_word_about_a_member_can_be_taken_back_for_ten_minutes(Standing standing, int? minutesAgo, UndoDecision expected)
        => Assert.Equal(expected, UndoPolicy.Decide(standing, minutesAgo is { } minutes ? Now - TimeSpan.FromMinutes(minutes) : null, Now));
}

public sealed class ChatDiagnosisTests
{
    private static readonly ChatFacts Healthy = new(ChatStanding.Managed, false, Gatekeeping.Soft, false, true, true, 0);

    [Fact]
    public void A_healthy_chat_has_no_complaint() => Assert.Empty(ChatDiagnosis.Of(Healthy));

    public static TheoryData<ChatFacts, ChatComplaint[]> Table => new()
    {
        { Healthy with { Standing = ChatStanding.Detached, IsLinkHidden = true, IsReconciled = false }, [ChatComplaint.NotInside] },
        { Healthy with { Standing = ChatStanding.Observed, IsReconciled = false }, [ChatComplaint.NotAdministrator] },
        { Healthy with { Standing = ChatStanding.Observed, IsLinkHidden = true }, [ChatComplaint.NotAdministrator, ChatComplaint.LinkHidden] },
        { Healthy with { Gatekeeping = Gatekeeping.Off }, [ChatComplaint.GateOpen] },
        { Healthy with { AreRemovalsPaused = true, Undecided = 3 }, [ChatComplaint.RemovalsPaused, ChatComplaint.PeopleWait] },
        { Healthy with { HasKeeper = false }, [ChatComplaint.NoKeeper] },
        { Healthy with { IsReconciled = false }, [ChatComplaint.NeverReconciled] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_complaint_is_named_the_gravest_first(ChatFacts facts, ChatComplaint[] expected) => Assert.Equal(expected, ChatDiagnosis.Of(facts));
}
