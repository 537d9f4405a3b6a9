using BotHost.Features.Files;
using ScottPlot;

namespace BotHost.Features.Statistics;

/// <summary>A bar for each class: how many of its families are in the chat. The number stands on the bar: no meaning is carried by colour alone.</summary>
internal static class CoverageChart
{
    private const int Width = 900;
    private const int Height = 520;

    /// <exception cref="InvalidOperationException">The machine has no font with Cyrillic letters: the labels would vanish silently.</exception>
    public static byte[] Draw(IReadOnlyList<ClassFigures> classes)
    {
        using var plot = new Plot();
        plot.Font.Set(PrintFonts.Get(isBold: false).FamilyName);
        var bars = plot.Add.Bars((Bar[])[.. classes.Select((it, i) => new Bar { Position = i, Value = it.Percent, Label = $"{it.Percent}", FillColor = Color.FromHex("#2D6CDF") })]);
        bars.ValueLabelStyle.FontSize = 14;
        plot.Title("Семьи в чатах классов, % детей");
        plot.Axes.Bottom.SetTicks([.. classes.Select((_, i) => (double)i)], [.. classes.Select(it => it.Class)]);
        plot.Axes.Bottom.TickLabelStyle.FontSize = 14;
        plot.Axes.SetLimitsY(0, 110);
        plot.HideGrid();
        return plot.GetImageBytes(Width, Height, ImageFormat.Png);
    }
}
