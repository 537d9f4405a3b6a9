using BotHost.Domain.Messaging;
using BotHost.Vk;

namespace BotHost.Tests.Vk;

public sealed class VkTextTests
{
    [Theory]
    [InlineData("[id1|Администрация] просит код", "[id1 |Администрация] просит код")]
    [InlineData("[club777|Бот] и [https://vk.com/x|школа]", "[club777 |Бот] и [https://vk.com/x |школа]")]
    [InlineData("[[id1|x]]", "[[id1 |x]]")]
    [InlineData("@all срочно", "@ all срочно")]
    [InlineData("всем: @ALL, *online и @все!", "всем: @ ALL, * online и @ все!")]
    [InlineData("@id1 (Иванов)", "@ id1 (Иванов)")]
    [InlineData("*club5", "* club5")]
    [InlineData("почта school@all.ru", "почта school@all.ru")]
    [InlineData("@allowed", "@allowed")]
    [InlineData("2*2=4 и [скобки]", "2*2=4 и [скобки]")]
    [InlineData("обычный текст", "обычный текст")]
    [InlineData("", "")]
    public void Markup_that_people_typed_loses_its_force(string text, string expected) => Assert.Equal(expected, VkText.Disarm(text));

    [Theory]
    [InlineData("12", "12")]
    [InlineData("id12", "12")]
    [InlineData(" @id12 ", "12")]
    [InlineData("vk.com/id12", "12")]
    [InlineData("https://vk.com/id12", "12")]
    [InlineData("https://m.vk.ru/id12?from=search", "12")]
    [InlineData("[id12|Имя]", "12")]
    [InlineData("vk.com/durov", null)]
    [InlineData("0", null)]
    [InlineData("id2000000005", null)]
    [InlineData("89991234567", null)]
    [InlineData("id12x", null)]
    [InlineData("https://evil.example/id12", null)]
    [InlineData("", null)]
    public void Accounts_are_read_from_what_people_write(string text, string? id) =>
        Assert.Equal(id is null ? null : new UserRef(id), VkLinks.ParseUser(text));

    [Theory]
    [InlineData("vk.com/ivanova_school", "ivanova_school")]
    [InlineData("https://vk.com/ivanova.school/", "ivanova.school")]
    [InlineData("@ivanova", "ivanova")]
    [InlineData("https://evil.example/ivanova", null)]
    [InlineData("два слова", null)]
    public void Short_names_are_read_from_what_people_write(string text, string? name) => Assert.Equal(name, VkLinks.ScreenName(text));

    [Fact]
    public void A_start_link_carries_its_token() =>
        Assert.Equal("https://vk.me/club777?ref=a-b_c%26d", VkLinks.Start(777, "a-b_c&d").AbsoluteUri);
}
