using System.Globalization;
using BotHost.Domain.Invites;
using BotHost.Domain.Schools;

namespace BotHost.Domain.Tests.Invites;

public sealed class ReminderPolicyTests
{
    private static readonly TimeZoneInfo _moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
    private static readonly QuietHours _quiet = new(new TimeOnly(19, 0), new TimeOnly(7, 30));
    private static readonly InviteRules _rules = new(TimeSpan.FromDays(3), TimeSpan.FromMinutes(15), TimeSpan.FromDays(1), TimeSpan.FromDays(1), 2);

    [Theory]
    [InlineData("23 10:00", "24 10:00", "25 10:00")]
    [InlineData("23 20:00", "24 18:59", "25 18:59")] // the quiet hours move both into the evening before them
    [InlineData("23 06:00", "24 18:59", null)] // 24 06:00 belongs to the evening of the 23rd: the day of the issue, so it is dropped
    [InlineData("23 19:00", "24 18:59", "25 18:59")]
    public void Two_reminders_come_a_day_after_the_issue_and_a_day_before_the_end(string issued, string first, string? second)
    {
        var issuedAt = At(issued);
        var expiresAt = issuedAt + _rules.Lifetime;

        var one = ReminderPolicy.Next(issuedAt, expiresAt, 0, issuedAt, _rules, _quiet, _moscow);
        var two = one is null ? null : ReminderPolicy.Next(issuedAt, expiresAt, 1, one.Value, _rules, _quiet, _moscow);
        var three = two is null ? null : ReminderPolicy.Next(issuedAt, expiresAt, 2, two.Value, _rules, _quiet, _moscow);

        Assert.Equal(At(first), one);
        Assert.Equal(second is null ? null : At(second), two);
        Assert.Null(three);
    }

    [Fact]
    public void Nothing_reminds_past_the_expiry_or_twice_on_one_day()
    {
        var issuedAt = At("23 10:00");
        var shortLived = _rules with { Lifetime = TimeSpan.FromHours(8), RemindAfter = TimeSpan.FromHours(2), RemindBeforeExpiry = TimeSpan.FromHours(1) };

        Assert.Null(ReminderPolicy.Next(issuedAt, issuedAt + shortLived.Lifetime, 0, issuedAt, shortLived, _quiet, _moscow));
        Assert.Null(ReminderPolicy.Next(issuedAt, issuedAt + _rules.Lifetime, 0, issuedAt, _rules with { RemindAfter = TimeSpan.FromDays(4), RemindBeforeExpiry = TimeSpan.FromDays(5) }, _quiet, _moscow));
        Assert.Null(ReminderPolicy.Next(issuedAt, issuedAt + _rules.Lifetime, 0, issuedAt, _rules with { MaxReminders = 0 }, _quiet, _moscow));
    }

    [Fact]
    public void Without_quiet_hours_reminders_come_to_the_minute()
    {
        var issuedAt = At("23 22:15");

        Assert.Equal(At("24 22:15"), ReminderPolicy.Next(issuedAt, issuedAt + _rules.Lifetime, 0, issuedAt, _rules, QuietHours.Never, _moscow));
    }

    private static DateTimeOffset At(string text)
    {
        var local = DateTime.ParseExact($"2026-11-{text}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, _moscow.GetUtcOffset(local)).ToUniversalTime();
    }
}
