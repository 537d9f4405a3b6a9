using System.Text;
using System.Text.Json;
using BotHost.Messaging;
using BotHost.Vk;

namespace BotHost.Tests.Vk;

public sealed class VkKeyboardTests
{
    private static Button Call(string label, string token = "tok", ButtonTone tone = ButtonTone.Secondary) => new(label, new ButtonAction.Callback(token), tone);

    private static JsonElement Render(IReadOnlyList<IReadOnlyList<Button>> rows, ClientFeatures? client = null)
    {
        using var document = JsonDocument.Parse(VkKeyboard.Render(rows, client)!);
        return document.RootElement.Clone();
    }

    [Fact]
    public void Buttons_stand_under_the_message_as_callbacks()
    {
        var keyboard = Render([[Call("Подтвердить", "yes-1", ButtonTone.Positive), Call("Отклонить", "no_1", ButtonTone.Negative)], [Call("Меню", "m", ButtonTone.Primary)]]);

        Assert.True(keyboard.GetProperty("inline").GetBoolean());
        Assert.False(keyboard.GetProperty("one_time").GetBoolean());
        var first = keyboard.GetProperty("buttons")[0][0];
        Assert.Equal("positive", first.GetProperty("color").GetString());
        Assert.Equal("callback", first.GetProperty("action").GetProperty("type").GetString());
        Assert.Equal("Подтвердить", first.GetProperty("action").GetProperty("label").GetString());
        Assert.Equal("""{"t":"yes-1"}""", first.GetProperty("action").GetProperty("payload").GetString());
        Assert.Equal("primary", keyboard.GetProperty("buttons")[1][0].GetProperty("color").GetString());
    }

    [Fact]
    public void A_link_is_a_button_without_colour()
    {
        var button = Render([[new Button("Открыть чат", new ButtonAction.OpenUrl("https://vk.me/join/x"))]]).GetProperty("buttons")[0][0];

        Assert.Equal("open_link", button.GetProperty("action").GetProperty("type").GetString());
        Assert.Equal("https://vk.me/join/x", button.GetProperty("action").GetProperty("link").GetString());
        Assert.False(button.TryGetProperty("color", out _));
    }

    [Fact]
    public void A_client_without_callback_buttons_gets_text_buttons_with_the_same_payload()
    {
        var action = Render([[Call("Меню", "m")]], ClientFeatures.All with { CallbackButtons = false }).GetProperty("buttons")[0][0].GetProperty("action");

        Assert.Equal("text", action.GetProperty("type").GetString());
        Assert.Equal("""{"t":"m"}""", action.GetProperty("payload").GetString());
    }

    [Theory]
    [InlineData(40, 40)]
    [InlineData(41, 40)]
    [InlineData(200, 40)]
    public void Labels_are_cut_with_an_ellipsis(int length, int expected)
    {
        var label = Render([[Call(new string('ш', length))]]).GetProperty("buttons")[0][0].GetProperty("action").GetProperty("label").GetString()!;

        Assert.Equal(expected, label.Length);
        Assert.Equal(length > 40, label.EndsWith('…'));
    }

    [Fact]
    public void An_emoji_at_the_edge_is_never_halved()
    {
        var label = Render([[Call(new string('ш', 38) + "😀😀")]]).GetProperty("buttons")[0][0].GetProperty("action").GetProperty("label").GetString()!;

        Assert.Equal(new string('ш', 38) + "…", label);
        Assert.Equal(label, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(label)));
    }

    [Fact]
    public void A_row_that_is_too_wide_goes_on_below()
    {
        var rows = Render([[.. Enumerable.Range(1, 7).Select(number => Call($"{number}"))]]).GetProperty("buttons");

        Assert.Equal([5, 2], rows.EnumerateArray().Select(row => row.GetArrayLength()));
    }

    [Theory]
    [InlineData(10, 1, true)]
    [InlineData(11, 1, false)]
    [InlineData(2, 5, true)]
    [InlineData(6, 2, false)]
    [InlineData(7, 1, false)]
    [InlineData(60, 3, false)]
    [InlineData(20, 7, false)]
    public void Every_menu_stays_within_VKs_limits(int rowCount, int perRow, bool mayBeInline)
    {
        var keyboard = Render([.. Enumerable.Range(0, rowCount).Select(_ => (IReadOnlyList<Button>)[.. Enumerable.Range(0, perRow).Select(number => Call($"{number}"))])]);

        var rows = keyboard.GetProperty("buttons").EnumerateArray().Select(row => row.GetArrayLength()).ToList();
        var isInline = keyboard.GetProperty("inline").GetBoolean();
        Assert.Equal(mayBeInline && rows.Count <= 6, isInline);
        Assert.All(rows, row => Assert.InRange(row, 1, 5));
        Assert.InRange(rows.Count, 1, isInline ? 6 : 10);
        Assert.InRange(rows.Sum(), 1, isInline ? 10 : 40);
        Assert.Equal(!isInline, keyboard.GetProperty("one_time").GetBoolean());
    }

    [Fact]
    public void No_buttons_are_no_keyboard()
    {
        Assert.Null(VkKeyboard.Render([], null));
        Assert.Null(VkKeyboard.Render([[], []], null));
    }

    [Fact]
    public void A_label_of_nothing_is_still_a_button() =>
        Assert.Equal("…", Render([[Call(" ")]]).GetProperty("buttons")[0][0].GetProperty("action").GetProperty("label").GetString());

    [Fact]
    public void The_longest_token_fits_the_payload() => Assert.InRange(VkKeyboard.Payload(new string('x', 64)).Length, 1, 255);
}
