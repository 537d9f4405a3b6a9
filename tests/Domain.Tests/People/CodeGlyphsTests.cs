using BotHost.Domain.People;
using BotHost.Domain.Tests.Language;

namespace BotHost.Domain.Tests.People;

public sealed class CodeGlyphsTests
{
    [Theory]
    [InlineData("7KM4TX", "7KM4TX")]
    [InlineData("7km4tx", "7KM4TX")]
    [InlineData("7КМ4ТХ", "7KM4TX")] // Cyrillic
    [InlineData("7км4тх", "7KM4TX")]
    [InlineData(" 7k m4-tx ", "7KM4TX")]
    [InlineData("7-К-М-4-Т-Х", "7KM4TX")]
    [InlineData("ЗавЕ29", "3ABE29")]
    [InlineData("2бнРСч", "26HPC4")]
    public void A_code_is_read_in_either_script_and_case(string typed, string code)
        => Assert.Equal(new TypedCode.Folded(code), CodeGlyphs.Fold(typed));

    [Theory]
    [InlineData("7KM4T0", '0')]
    [InlineData("7KM4TО", 'О')]
    [InlineData("1KM4TX", '1')]
    [InlineData("7дM4TX", 'д')]
    [InlineData("7KM4Tя", 'я')]
    public void A_glyph_that_is_in_no_code_is_named(string typed, char glyph)
        => Assert.Equal(new TypedCode.Impossible(glyph), CodeGlyphs.Fold(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7KM4T")]
    [InlineData("7KM4TXA")]
    [InlineData("мастер")] // a word, though every letter is in the alphabet
    [InlineData("АВТОРА")]
    [InlineData("234567")] // an SMS code
    [InlineData("7KM4T🙂")]
    [InlineData("7KM4T!")]
    [InlineData("дайте ссылку 5а")]
    public void Anything_else_is_no_code(string? typed) => Assert.Equal(new TypedCode.NotACode(), CodeGlyphs.Fold(typed));

    [Fact]
    public void A_code_is_kept_out_of_logs() => Assert.DoesNotContain("7KM4TX", new TypedCode.Folded("7KM4TX").ToString(), StringComparison.Ordinal);

    [Fact]
    public void Every_code_made_is_read_back_and_all_glyphs_come_alike()
    {
        var random = new Random(7);
        var counts = CodeGlyphs.Alphabet.ToDictionary(glyph => glyph, _ => 0);
        var bytes = new byte[64];
        for (var round = 0; round < 20_000; round++)
        {
            random.NextBytes(bytes);
            var code = CodeGlyphs.Make(bytes)!;
            Assert.Equal(new TypedCode.Folded(code), CodeGlyphs.Fold(code.ToLowerInvariant()));
            foreach (var glyph in code)
                counts[glyph]++;
        }
        Assert.All(counts.Values, count => Assert.InRange(count, 6_000, 7_400)); // 6,667 each, a little more for digits
    }

    [Fact]
    public void Too_few_bytes_make_no_code() => Assert.Null(CodeGlyphs.Make([1, 2, 3]));

    [Fact]
    public void No_text_makes_it_throw() => Assert.All(Noise.Texts(seed: 8, count: 20_000), text => Assert.NotNull(CodeGlyphs.Fold(text)));
}
