using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Domain.Schools;
using BotHost.Domain.Statistics;
using BotHost.Features.Families;
using BotHost.Features.Files;
using BotHost.Features.People;
using BotHost.Features.Statistics;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;
using ScottPlot;

namespace BotHost.Features.Digests;

/// <summary>Two weeks of the school: no names, so that the picture may lie on the messenger's servers.</summary>
/// <param name="Classes">Those large enough to be shown by themselves.</param>
/// <param name="Joined">People who came into chats, day by day.</param>
/// <param name="Waiting">Requests that waited at the end of each day.</param>
internal sealed record DigestTrend(IReadOnlyList<ClassFigures> Classes, IReadOnlyList<DateOnly> Days, IReadOnlyList<int> Joined, IReadOnlyList<int> Waiting)
{
    public bool IsEmpty => Classes.Count == 0 && Joined.Sum() + Waiting.Sum() == 0;
}

internal sealed class DigestTrendReader(BotDb db, Work work, ClassList classes, ClassCoverage coverage)
{
    private const int DaysShown = 14;

    public async Task<DigestTrend> ReadAsync(CancellationToken cancellationToken)
    {
        var zone = work.School.Zone;
        var today = SchoolTime.DateOf(work.Now, zone);
        List<DateOnly> days = [.. Enumerable.Range(0, DaysShown).Select(i => today.AddDays(i + 1 - DaysShown))];
        var from = SchoolTime.At(days[0], TimeOnly.MinValue, zone);
        var joined = (await db.Invites.Where(row => row.State == InviteState.Joined && row.EndedAt >= from).Select(row => row.EndedAt!.Value).ToListAsync(cancellationToken))
            .CountBy(at => SchoolTime.DateOf(at, zone)).ToDictionary();
        var access = await db.AccessRequests.Where(row => row.State == RequestState.Pending || row.DecidedAt >= from)
            .Select(row => new { row.CreatedAt, row.DecidedAt }).ToListAsync(cancellationToken);
        var roles = await db.Verifications.Where(row => row.State == RequestState.Pending || row.DecidedAt >= from)
            .Select(row => new { row.CreatedAt, row.DecidedAt }).ToListAsync(cancellationToken);
        var waits = access.Concat(roles).ToList();
        return new DigestTrend(
            await ClassesAsync(cancellationToken),
            days,
            [.. days.Select(day => joined.GetValueOrDefault(day))],
            [.. days.Select(day => SchoolTime.At(day.AddDays(1), TimeOnly.MinValue, zone)).Select(end => waits.Count(it => it.CreatedAt < end && !(it.DecidedAt < end)))]);
    }

    private async Task<List<ClassFigures>> ClassesAsync(CancellationToken cancellationToken)
        => await classes.AllAsync(cancellationToken) is { Count: > 0 } all
            ? [.. (await coverage.OfAsync(all, cancellationToken)).Where(it => SmallGroups.MayBeShown(it.Children.Count)).Select(it => new ClassFigures(it.Class.Name, it.Children.Count, it.Inside))]
            : [];
}

/// <summary>Two plots, one above the other. The numbers stand on bars and points: no meaning is carried by colour alone.</summary>
internal static class DigestChart
{
    private const int Width = 1000;
    private const int Height = 820;
    private const string JoinedColor = "#2D6CDF";
    private const string WaitingColor = "#B5541C";

    /// <exception cref="InvalidOperationException">The machine has no font with Cyrillic letters: the labels would vanish silently.</exception>
    public static byte[] Draw(DigestTrend trend)
    {
        var multiplot = new Multiplot();
        multiplot.AddPlots(trend.Classes.Count > 0 ? 2 : 1);
        var plots = multiplot.GetPlots();
        foreach (var plot in plots)
            plot.Font.Set(PrintFonts.Get(isBold: false).FamilyName);
        if (trend.Classes.Count > 0)
            DrawClasses(plots[0], trend.Classes);
        DrawDays(plots[^1], trend);
        return multiplot.Render(Width, trend.Classes.Count > 0 ? Height : Height / 2).GetImageBytes(ImageFormat.Png);
    }

    private static void DrawClasses(Plot plot, IReadOnlyList<ClassFigures> classes)
    {
        var bars = plot.Add.Bars((Bar[])[.. classes.Select((it, i) => new Bar { Position = i, Value = it.Percent, Label = $"{it.Inside} из {it.Children}", FillColor = Color.FromHex(JoinedColor) })]);
        bars.ValueLabelStyle.FontSize = classes.Count > 12 ? 9 : 14;
        plot.Title("Семьи в чатах классов, % детей");
        plot.Axes.Bottom.SetTicks([.. classes.Select((_, i) => (double)i)], [.. classes.Select(it => it.Class)]);
        plot.Axes.SetLimitsY(0, 115);
        plot.HideGrid();
    }

    private static void DrawDays(Plot plot, DigestTrend trend)
    {
        double[] positions = [.. trend.Days.Select((_, i) => (double)i)];
        var bars = plot.Add.Bars((Bar[])[.. trend.Joined.Select((count, i) => new Bar { Position = i, Value = count, Label = count > 0 ? $"{count}" : "", FillColor = Color.FromHex(JoinedColor) })]);
        bars.LegendText = "вступили в чаты за день";
        var line = plot.Add.Scatter(positions, [.. trend.Waiting.Select(count => (double)count)], Color.FromHex(WaitingColor));
        line.LegendText = "заявок ждёт к концу дня";
        line.LineWidth = 2;
        plot.Title("Две недели: кто вступил и сколько ждёт решения");
        plot.Axes.Bottom.SetTicks(positions, [.. trend.Days.Select(day => $"{day:dd.MM}")]);
        plot.Axes.SetLimitsY(0, Math.Max(4, Math.Max(trend.Joined.Max(), trend.Waiting.Max()) * 1.25));
        plot.ShowLegend(Alignment.UpperLeft);
        plot.HideGrid();
    }
}
