using BotHost.Domain.Verification;

namespace BotHost.Domain.Tests.Verification;

public sealed class VerificationPhrasesTests
{
    [Theory]
    [InlineData("подтвердите меня как учителя", null)]
    [InlineData("Подтвердите, пожалуйста", false)]
    [InlineData("Я классный руководитель 6а", "6А")]
    [InlineData("Здравствуйте! Я — новый учитель математики", null)]
    [InlineData("я классная руководительница 5 «Б» класса", "5Б")]
    [InlineData("я воспитатель", null)]
    [InlineData("Я преподаю физику", null)]
    [InlineData("работаю учителем в вашей школе", null)]
    [InlineData("я работаю в школе", null)]
    [InlineData("подтвердить мою роль", null)]
    [InlineData("сделай меня учителем", null)]
    public void Staff_is_recognised(string text, object? expected)
    {
        var said = VerificationPhrases.Read(text);

        Assert.Equal(expected is false, said is null);
        Assert.Equal(expected as string, said?.Class?.Readings[0].ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ссылка 5а")]
    [InlineData("подтвердили или нет")]
    [InlineData("когда меня подтвердят")]
    [InlineData("подтверди Петрову и поставь её классным 6а")]
    [InlineData("я учителю писала, она не отвечает")]
    [InlineData("я мама, классный руководитель 5а не отвечает")]
    [InlineData("я не учитель, я родитель")]
    [InlineData("отозвать роль учителя у Никитиной")]
    public void Other_talk_is_left_alone(string text) => Assert.Null(VerificationPhrases.Read(text));

    [Fact]
    public void A_megabyte_is_not_a_phrase() => Assert.Null(VerificationPhrases.Read(new string('я', 1_000_000)));
}
