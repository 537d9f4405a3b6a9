using BotHost.Domain.People;

namespace BotHost.Domain.Tests.People;

public sealed class CodeDiagnosisTests
{
    private static readonly CodeFacts Fine = new(false, false, false, false, false, false, false, AdultsLeft: 2);

    public static TheoryData<CodeFacts?, CodeVerdict> Table => new()
    {
        { null, CodeVerdict.NoSuchCode },
        { Fine, CodeVerdict.Works },
        { Fine with { IsPaused = true }, CodeVerdict.Paused },
        { Fine with { IsRevoked = true, IsExpired = true }, CodeVerdict.Revoked },
        { Fine with { IsExpired = true, IsPaused = true }, CodeVerdict.Expired },
        { Fine with { IsSpent = true }, CodeVerdict.UsedUp },
        { Fine with { HasLeft = true }, CodeVerdict.ChildLeft },
        { Fine with { IsMarked = true }, CodeVerdict.ChildMarked },
        { Fine with { HasAccount = true }, CodeVerdict.HasAccount },
        { Fine with { AdultsLeft = 0 }, CodeVerdict.TooManyAdults },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void The_first_thing_that_stands_in_the_way_is_named(CodeFacts? facts, CodeVerdict expected) => Assert.Equal(expected, CodeDiagnosis.Of(facts));
}
