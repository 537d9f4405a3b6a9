using BotHost.Domain.People;

namespace BotHost.Domain.Tests.People;

public sealed class OfficePolicyTests
{
    private static readonly OfficeFacts Fine = new([Role.Administrator], IsSelf: false, IsVerified: true, IsFrozen: false, [], OtherAdministrators: 1);

    [Theory]
    [InlineData(Role.Head, false, "Granted")]
    [InlineData(Role.Owner, false, "Granted")]
    [InlineData(Role.Administrator, false, "NeedsSecond")]
    [InlineData(Role.Administrator, true, "Granted")]
    [InlineData(Role.Deputy, true, "NoRight")]
    public void An_administrator_is_made_by_the_head_or_by_two(Role actor, bool isSeconded, string expected)
        => Assert.Equal(expected, OfficePolicy.Appoint(Fine with { Offices = [actor] }, isSeconded).ToString());

    [Fact]
    public void What_stands_in_the_way_of_an_appointment_is_named()
    {
        Assert.Equal(OfficeDecision.Yourself, OfficePolicy.Appoint(Fine with { IsSelf = true }, isSeconded: true));
        Assert.Equal(OfficeDecision.NotVerified, OfficePolicy.Appoint(Fine with { IsVerified = false }, isSeconded: true));
        Assert.Equal(OfficeDecision.NotVerified, OfficePolicy.Appoint(Fine with { IsFrozen = true }, isSeconded: true));
        Assert.Equal(OfficeDecision.AlreadyHolds, OfficePolicy.Appoint(Fine with { TheirOffices = [Role.Administrator] }, isSeconded: true));
    }

    [Theory]
    [InlineData(Role.Head, false, 1, "Granted")]
    [InlineData(Role.Head, false, 0, "LastAdministrator")]
    [InlineData(Role.Owner, false, 0, "LastAdministrator")]
    [InlineData(Role.Administrator, true, 1, "Granted")]
    [InlineData(Role.Administrator, true, 0, "LastAdministrator")]
    [InlineData(Role.Administrator, false, 1, "NoRight")]
    public void The_last_administrator_stays(Role actor, bool isSelf, int others, string expected)
        => Assert.Equal(expected, OfficePolicy.End(Fine with { Offices = [actor], IsSelf = isSelf, TheirOffices = [Role.Administrator], OtherAdministrators = others }).ToString());

    [Theory]
    [InlineData(Role.Administrator, Role.Administrator, false, "Granted", "NoRight")]
    [InlineData(Role.Administrator, Role.Head, false, "Granted", "NoRight")]
    [InlineData(Role.Head, Role.Administrator, false, "Granted", "AlreadyHolds")]
    [InlineData(Role.Head, Role.Administrator, true, "AlreadyHolds", "Granted")]
    [InlineData(Role.Administrator, Role.Owner, false, "Untouchable", "NoRight")]
    [InlineData(Role.Deputy, Role.Administrator, false, "NoRight", "NoRight")]
    public void Many_may_freeze_and_few_unfreeze(Role actor, Role other, bool isFrozen, string freeze, string unfreeze)
    {
        var facts = Fine with { Offices = [actor], TheirOffices = [other], IsFrozen = isFrozen };

        Assert.Equal((freeze, unfreeze), (OfficePolicy.Freeze(facts).ToString(), OfficePolicy.Unfreeze(facts).ToString()));
    }
}

public sealed class DelegationSentenceTests
{
    private static readonly DateOnly Today = new(2026, 8, 1);

    [Theory]
    [InlineData("Я в отпуске до 20 августа, заявки — Ивановой", "2026-08-20", "Ивановой")]
    [InlineData("на больничном по 05.08, вместо меня Петров Иван Ильич.", "2026-08-05", "Петров Иван Ильич")]
    [InlineData("меня не будет до 10 августа", "2026-08-10", null)]
    [InlineData("ухожу в отпуск, заявки: Ивановой", null, "Ивановой")]
    [InlineData("в отпуске до 20 августа 2030, заявки Ивановой", null, "Ивановой")]
    public void The_sentence_is_read(string text, string? day, string? called)
        => Assert.Equal(new DelegationSentence(day is null ? null : DateOnly.Parse(day, null), called), DelegationSentence.Read(text, Today));

    [Theory]
    [InlineData("")]
    [InlineData("когда отпуск?")]
    [InlineData("сын болеет, в школу не придёт")]
    [InlineData("дайте ссылку 5А")]
    public void Other_talk_is_none(string text) => Assert.Null(DelegationSentence.Read(text, Today));
}
