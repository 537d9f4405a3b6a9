using SkiaSharp;

namespace BotHost.Features.Files;

/// <summary>The fonts of printed pages. The repository holds none: any installed family with Russian letters will do.</summary>
internal static class PrintFonts
{
    private static readonly string[] Families = ["DejaVu Sans", "PT Sans", "Liberation Sans", "Noto Sans", "Arial", "Segoe UI", "Helvetica"];
    private static readonly Lazy<(SKTypeface Plain, SKTypeface Bold)?> Found = new(Find);

    public static bool AreThere => Found.Value is not null;

    /// <exception cref="InvalidOperationException">The machine has no font with Russian letters.</exception>
    public static SKTypeface Get(bool isBold)
        => Found.Value is { } found ? isBold ? found.Bold : found.Plain : throw new InvalidOperationException("No font with Cyrillic letters is installed.");

    private static (SKTypeface, SKTypeface)? Find()
    {
        foreach (var family in Families)
        {
            var plain = SKFontManager.Default.MatchFamily(family, SKFontStyle.Normal);
            if (plain is not null && plain.ContainsGlyph('Ж'))
                return (plain, SKFontManager.Default.MatchFamily(family, SKFontStyle.Bold) ?? plain);
        }
        return null;
    }
}

/// <summary>Writes onto a page of a PDF document. Lengths are points: an A4 page has 595 by 842.</summary>
internal sealed class Page(SKCanvas canvas)
{
    public const float Width = 595;
    public const float Height = 842;

    /// <summary>Black on white: for any printer.</summary>
    private static readonly SKColor Ink = SKColors.Black;

    /// <summary>Writes within a width, in as many lines as it takes.</summary>
    /// <returns>Where the next line may begin.</returns>
    public float Write(string text, float x, float y, float width, float size, bool isBold = false)
    {
        using var font = new SKFont(PrintFonts.Get(isBold), size);
        using var paint = new SKPaint { Color = Ink, IsAntialias = true };
        var step = size * 1.3f;
        foreach (var line in Lines(text, width, font))
        {
            canvas.DrawText(line, x, y + size, SKTextAlign.Left, font, paint);
            y += step;
        }
        return y;
    }

    /// <summary>A square of modules, side by side with a quiet edge that the caller leaves.</summary>
    public void Square(IReadOnlyList<System.Collections.BitArray> modules, float x, float y, float side)
    {
        using var paint = new SKPaint { Color = Ink, IsAntialias = false };
        var module = side / modules.Count;
        for (var row = 0; row < modules.Count; row++)
        {
            for (var column = 0; column < modules.Count; column++)
            {
                if (modules[row][column])
                    canvas.DrawRect(x + (column * module), y + (row * module), module, module, paint);
            }
        }
    }

    public void CutLine(float fromX, float fromY, float toX, float toY)
    {
        using var dashes = SKPathEffect.CreateDash([4, 4], 0);
        using var paint = new SKPaint { Color = Ink, StrokeWidth = 0.5f, PathEffect = dashes, IsStroke = true };
        canvas.DrawLine(fromX, fromY, toX, toY, paint);
    }

    private static IEnumerable<string> Lines(string text, float width, SKFont font)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && font.MeasureText(longer) > width)
            {
                yield return line;
                line = word;
            }
            else
                line = longer;
        }
        if (line.Length > 0)
            yield return line;
    }
}
