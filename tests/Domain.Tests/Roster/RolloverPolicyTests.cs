using BotHost.Domain.Language;
using BotHost.Domain.Roster;

namespace BotHost.Domain.Tests.Roster;

public sealed class RolloverPolicyTests
{
    [Theory]
    [InlineData("1А", false, "2А")]
    [InlineData("4Б", false, "5Б")]
    [InlineData("8В", false, "9В")]
    [InlineData("9А", false, null)]
    [InlineData("9А", true, "10А")]
    [InlineData("10А", false, "11А")]
    [InlineData("11А", false, null)]
    [InlineData("11А", true, null)]
    [InlineData("3", false, "4")]
    public void Each_class_goes_on_or_graduates(string name, bool isStaying, string? after)
    {
        var @class = Class(name);

        var change = Assert.Single(RolloverPolicy.Plan([@class], isStaying ? new HashSet<Id<SchoolClass>> { @class.Id } : [], []).Changes);

        Assert.Equal((after, after is null ? RolloverFate.Graduated : RolloverFate.Promoted), (change.After?.ToString(), change.Fate));
    }

    [Fact]
    public void New_first_classes_are_first_classes_each_once()
    {
        var plan = RolloverPolicy.Plan([], new HashSet<Id<SchoolClass>>(), [new ClassName(1, 'Б'), new ClassName(1, 'А'), new ClassName(1, 'Б'), new ClassName(2, 'А')]);

        Assert.Equal(["1А", "1Б"], plan.Created.Select(name => name.ToString()));
    }

    [Theory]
    [InlineData("2026-08-31", null, false)]
    [InlineData("2026-08-31", "2025-08-31", false)]
    [InlineData("2026-11-23", "2026-08-31", true)]
    [InlineData("2027-03-19", "2026-08-31", false)]
    public void Nobody_goes_on_twice_in_a_year(string today, string? last, bool isTooSoon)
        => Assert.Equal(isTooSoon, RolloverPolicy.IsTooSoon(DateOnly.Parse(today, null), last is null ? null : DateOnly.Parse(last, null)));

    [Theory]
    [InlineData("2026-08-31", true)]
    [InlineData("2026-06-01", true)]
    [InlineData("2026-09-15", true)]
    [InlineData("2026-09-16", false)]
    [InlineData("2026-05-31", false)]
    public void The_summer_is_its_season(string today, bool isSeason) => Assert.Equal(isSeason, RolloverPolicy.IsSeason(DateOnly.Parse(today, null)));

    private static RolloverClass Class(string name) => new(new Id<SchoolClass>(Guid.NewGuid()), ClassName.TryParse(name, out var read) ? read : default, 20, 1);
}
