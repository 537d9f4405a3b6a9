using BotHost.Domain.Events;
using BotHost.Domain.People;

namespace BotHost.Domain.Tests.Events;

public sealed class EventPolicyTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 15, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1500, false, true, EventStep.None)]
    [InlineData(-1440, false, true, EventStep.AskForLink)]
    [InlineData(-1440, true, true, EventStep.None)]
    [InlineData(-1440, false, false, EventStep.None)] // in the school building
    [InlineData(-15, true, true, EventStep.Publish)]
    [InlineData(-15, false, true, EventStep.TellMissing)]
    [InlineData(-15, false, false, EventStep.Publish)]
    [InlineData(20, true, true, EventStep.Publish)] // late, but it still goes on
    [InlineData(65, true, true, EventStep.None)]
    [InlineData(70, true, true, EventStep.AskResult)]
    [InlineData(60 + 8 * 1440, true, true, EventStep.None)]
    public void Each_step_has_its_hour(int minutes, bool hasLink, bool needsLink, EventStep step)
        => Assert.Equal(step, EventPolicy.Decide(Event(hasLink, !needsLink), Start.AddMinutes(-15), Start.AddMinutes(minutes)));

    [Theory]
    [InlineData(-3000, false, -1440)]
    [InlineData(-3000, true, -15)]
    [InlineData(-10, true, -10)] // due at once
    [InlineData(61, true, 70)]
    public void The_job_knows_when_to_look_next(int minutes, bool hasLink, int due)
        => Assert.Equal(Start.AddMinutes(due), EventPolicy.NextDue(Event(hasLink), Start.AddMinutes(-15), Start.AddMinutes(minutes)));

    [Fact]
    public void What_was_done_is_not_done_again_until_the_event_moves()
    {
        var it = Event(hasLink: true);
        it.PublishedAt = it.LinkAskedAt = Start.AddMinutes(-15);
        Assert.Equal(EventStep.None, EventPolicy.Decide(it, Start.AddMinutes(-15), Start.AddMinutes(-10)));

        it.MoveTo(Start.AddDays(1));

        Assert.Equal(EventStep.Publish, EventPolicy.Decide(it, Start.AddDays(1).AddMinutes(-15), Start.AddDays(1).AddMinutes(-15)));
        it.State = EventState.Cancelled;
        Assert.Null(EventPolicy.NextDue(it, Start.AddMinutes(-15), Start));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    [InlineData(-60, false)]
    [InlineData(-59, true)]
    public void Events_that_touch_do_not_overlap(int minutesLater, bool overlap)
    {
        var other = Event(hasLink: true);
        other.StartsAt = Start.AddMinutes(minutesLater);

        Assert.Equal(overlap, EventPolicy.Overlap(Event(hasLink: true), other));
    }

    private static SchoolEvent Event(bool hasLink, bool isOnSite = false) => new()
    {
        Kind = EventKind.Meeting,
        Title = "Совещание",
        Audience = "4|||",
        StartsAt = Start,
        Minutes = 60,
        PlannedBy = new Id<Person>(Guid.NewGuid()),
        HostName = "Ведущий",
        Link = hasLink ? "https://vk.com/call/1" : null,
        State = EventState.Planned,
        IsOnSite = isOnSite,
        CreatedAt = Start.AddDays(-7),
    };
}
