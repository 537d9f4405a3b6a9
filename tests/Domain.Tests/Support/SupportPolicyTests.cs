using BotHost.Domain.Support;

namespace BotHost.Domain.Tests.Support;

public sealed class SupportPolicyTests
{
    [Theory]
    [InlineData("не хочу жить")]
    [InlineData("Я больше НЕ ХОЧУ ЖИТЬ!!!")]
    [InlineData("мне незачем жить")]
    [InlineData("жить надоело")]
    [InlineData("устала так жить")]
    [InlineData("хочу умереть")]
    [InlineData("иногда хочется просто сдохнуть")]
    [InlineData("думаю о самоубийстве")]
    [InlineData("у дочери суицидальные мысли")]
    [InlineData("я покончу с собой")]
    [InlineData("она хочет с собой покончить")]
    [InlineData("я убью себя")]
    [InlineData("повешусь и всё")]
    [InlineData("спрыгну с крыши")]
    [InlineData("лучше бы меня не было")]
    [InlineData("режу вены")]
    [InlineData("сын режет себе руки")]
    [InlineData("порезала себя вчера")]
    [InlineData("меня травят в классе")]
    [InlineData("в школе травля, помогите")]
    [InlineData("моего сына каждый день бьют старшеклассники")]
    [InlineData("сына избили после уроков")]
    [InlineData("обижают мою дочку")]
    [InlineData("нас унижает учитель")]
    [InlineData("боюсь идти в школу")]
    [InlineData("он боится ходить в школу")]
    [InlineData("её шантажируют фотографиями")]
    [InlineData("у нас буллинг")]
    [InlineData("нe xочу жить")] // Latin letters among the Cyrillic ones
    [InlineData("не\nхочу…жить")]
    public void Words_of_distress_are_heard(string text) => Assert.Equal(SupportNeed.Crisis, SupportPolicy.Hear(text));

    [Theory]
    [InlineData("мне пришёл код из смс, кому его назвать?")]
    [InlineData("просят назвать код")]
    [InlineData("учитель просит продиктовать код")]
    [InlineData("код из SMS 123456")]
    [InlineData("смс с кодом")]
    [InlineData("скиньте пароль от сферума")]
    [InlineData("вот мой логин и пароль")]
    [InlineData("скиньте 1000 р на карту")]
    [InlineData("номер карты учителя")]
    [InlineData("код госуслуг")]
    public void Talk_of_codes_passwords_and_cards_is_heard(string text) => Assert.Equal(SupportNeed.Scam, SupportPolicy.Hear(text));

    [Theory]
    [InlineData("куда переводить деньги на экскурсию")]
    [InlineData("собираем по 500 рублей")]
    public void Money_alone_is_told_from_a_cheat(string text) => Assert.Equal(SupportNeed.Money, SupportPolicy.Hear(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("😀")]
    [InlineData("ссылка 5а")]
    [InlineData("код")]
    [InlineData("код 7AB-K3P")]
    [InlineData("код семьи 7AB-K3P")]
    [InlineData("где взять код семьи?")]
    [InlineData("мне дали код сотрудника, куда его сообщить")]
    [InlineData("забыл пароль от сферума")]
    [InlineData("Петя Смирнов")]
    [InlineData("Я мама Пети Смирнова из 5а")]
    [InlineData("переведите сына в другой класс")]
    [InlineData("когда собрание?")]
    [InlineData("хочу жить в чате 5а")]
    [InlineData("у меня не открывается ссылка, что делать")]
    [InlineData("учитель географии, кружок резьбы по дереву")]
    public void Ordinary_talk_is_left_alone(string? text) => Assert.Equal(SupportNeed.None, SupportPolicy.Hear(text));

    [Fact]
    public void Distress_wins_over_talk_of_money() => Assert.Equal(SupportNeed.Crisis, SupportPolicy.Hear("вымогают деньги, меня бьют, не хочу жить"));

    [Fact]
    public void A_megabyte_is_looked_at_in_its_beginning_only()
        => Assert.Equal(SupportNeed.None, SupportPolicy.Hear(new string('а', 1_000_000) + " не хочу жить"));
}
