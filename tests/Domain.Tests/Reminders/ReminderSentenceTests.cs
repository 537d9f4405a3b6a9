using BotHost.Domain.Audiences;
using BotHost.Domain.Reminders;

namespace BotHost.Domain.Tests.Reminders;

public sealed class ReminderSentenceTests
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    [Theory]
    [InlineData("завтра в 9:00 сдать отчёт", null, "сдать отчёт")]
    [InlineData("мне завтра в 9:00 про собрание 5А", null, "собрание 5А")]
    [InlineData("родителям 5А завтра в 9:00 принести форму", Circle.Parents, "принести форму")]
    [InlineData("5а и 5б каждый вторник в 8:00 сменная обувь", Circle.Parents, "сменная обувь")]
    [InlineData("сотрудникам в пятницу в 14:00 педсовет", Circle.Staff, "педсовет")]
    [InlineData("в чат 5а завтра в 9:00 форма", Circle.None, "форма")]
    [InlineData("в 9:00 позвонить", null, "позвонить")]
    public void A_sentence_says_for_whom_and_what(string said, Circle? circle, string text)
    {
        var read = ReminderSentence.Read(said, new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero), Moscow);

        Assert.Equal(circle, read.Audience?.Circle);
        Assert.Equal(text, read.Text);
        Assert.NotNull(read.When.Time);
    }
}
