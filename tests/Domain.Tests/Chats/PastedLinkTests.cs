using BotHost.Domain.Chats;
using BotHost.Domain.Privacy;

namespace BotHost.Domain.Tests.Chats;

public sealed class PastedLinkTests
{
    [Theory]
    [InlineData("https://vk.me/join/AbC_d-e", "Fine")]
    [InlineData("вот ссылка: vk.me/join/AbC", "Fine")]
    [InlineData("https://web.vk.me/convo/1", "Fine")]
    [InlineData("https://sferum.ru/?p=start&joinLink=abc", "Fine")]
    [InlineData("https://max.ru/join/abc.", "Fine")]
    [InlineData("http://vk.me/join/abc", "ForeignHost")]
    [InlineData("https://vk.me.evil.example/join/abc", "ForeignHost")]
    [InlineData("https://evilvk.me/join/abc", "ForeignHost")]
    [InlineData("https://vk.me@evil.example/join", "NotALink")]
    [InlineData("https://t.me/joinchat/abc", "ForeignHost")]
    [InlineData("https://vk.me/", "NotALink")]
    [InlineData("не помню", "NotALink")]
    [InlineData("", "NotALink")]
    public void Only_links_of_the_messenger_and_of_Sferum_are_taken(string text, string expected) => Assert.Equal(expected, PastedLink.Read(text).GetType().Name);

    [Theory]
    [InlineData(1, true)]
    [InlineData(8, true)]
    [InlineData(9, false)]
    [InlineData(11, false)]
    [InlineData(null, true)]
    public void Up_to_grade_eight_an_adult_must_agree(int? grade, bool isNeeded) => Assert.Equal(isNeeded, PupilConsentPolicy.IsNeeded(grade));
}
