using BotHost.Domain.Schools;

namespace BotHost.Domain.Tests.Schools;

public sealed class HomeroomEntryTests
{
    [Theory]
    [InlineData("Иванова Мария Петровна", "Иванова Мария Петровна", null)]
    [InlineData("мария петровна иванова", "Иванова Мария Петровна", null)]
    [InlineData("Иванова Мария Петровна vk.com/id123", "Иванова Мария Петровна", "vk.com/id123")]
    [InlineData("Иванова Мария Петровна, https://vk.com/ivanova.", "Иванова Мария Петровна", "https://vk.com/ivanova")]
    [InlineData("https://vk.ru/id5 Ли Мин", "Ли Мин", "https://vk.ru/id5")]
    [InlineData("Иванова Мария Петровна @ivanova", "Иванова Мария Петровна", "@ivanova")]
    [InlineData("Иванова Мария Петровна id77", "Иванова Мария Петровна", "id77")]
    [InlineData("Иванова Мария Петровна 123456", "Иванова Мария Петровна", "123456")]
    [InlineData("Иванова М.П. vk.com/id1", null, "vk.com/id1")]
    [InlineData("Иванова", null, null)]
    [InlineData("vk.com/id1", null, "vk.com/id1")]
    [InlineData("", null, null)]
    [InlineData(null, null, null)]
    public void A_name_and_a_profile_are_told_apart(string? text, string? name, string? profile)
        => Assert.Equal(new HomeroomEntry(name, profile), HomeroomEntry.Read(text));

    [Fact]
    public void A_megabyte_names_nobody() => Assert.Equal(new HomeroomEntry(null, null), HomeroomEntry.Read(new string('я', 1_000_000)));
}
