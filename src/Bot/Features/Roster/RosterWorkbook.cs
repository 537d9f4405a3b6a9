using System.Globalization;
using System.IO.Compression;
using BotHost.Domain.Language;
using ExcelDataReader.Exceptions;
using MiniExcelLibs;

namespace BotHost.Features.Roster;

/// <summary>An Excel workbook, of today (.xlsx) or of old (.xls): all sheets that hold a list, with headers or without. A sheet may be called after its class.</summary>
internal static class RosterWorkbook
{
    /// <summary>A small file that unpacks to more is no school's list.</summary>
    private const long MaxUnpacked = 200L * 1024 * 1024;
    private const int MaxSheets = 60;
    private const int MaxColumns = 60;

    public static bool IsWorkbook(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8) || OldWorkbook.Is(bytes);

    public static RosterFile Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            if (OldWorkbook.Is(bytes.Span))
                return Read(OldWorkbook.Sheets(stream));
            return IsPlausible(stream) ? Read(Sheets(stream)) : new RosterFile.Unreadable(UnreadableReason.Workbook);
        }
        catch (Exception ex) when (ex is InvalidDataException or System.Xml.XmlException or FormatException or InvalidOperationException or KeyNotFoundException
            or ArgumentException or NotSupportedException or NullReferenceException or IndexOutOfRangeException or OverflowException
            or ExcelReaderException or EndOfStreamException)
        {
            // Whatever a broken or protected workbook makes the reader say, the answer is one: save it again.
            return new RosterFile.Unreadable(UnreadableReason.Workbook);
        }
    }

    private static bool IsPlausible(Stream stream)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        return zip.Entries.Any(entry => entry.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) && zip.Entries.Sum(entry => entry.Length) <= MaxUnpacked;
    }

    private static IEnumerable<(string Name, IEnumerable<IEnumerable<object?>> Rows)> Sheets(Stream stream)
        => stream.GetSheetNames().Select(name => (name, stream.Query(useHeaderRow: false, sheetName: name).Cast<IDictionary<string, object?>>().Select(row => row.Values.AsEnumerable())));

    private static RosterFile Read(IEnumerable<(string Name, IEnumerable<IEnumerable<object?>> Rows)> sheets)
    {
        List<RosterRow> rows = [];
        List<RosterProblem> notes = [];
        RosterFile.Unreadable? failure = null;
        var line = 0;
        foreach (var (sheet, cells) in sheets.Take(MaxSheets))
        {
            List<IReadOnlyList<string>> grid = [];
            foreach (var row in cells)
            {
                if (rows.Count + grid.Count >= RosterFile.MaxRows)
                    return new RosterFile.Unreadable(UnreadableReason.TooManyRows, line + grid.Count);
                grid.Add([.. row.Take(MaxColumns).Select(Text)]);
            }
            switch (RosterGrid.Read(grid, line, ClassName.TryParse(sheet, out var named) ? named.ToString() : null))
            {
                case RosterFile.Parsed parsed:
                    rows.AddRange(parsed.Rows);
                    notes.AddRange(parsed.Problems);
                    break;
                case RosterFile.Unreadable unreadable when unreadable.Reason != UnreadableReason.Empty:
                    failure ??= unreadable;
                    break;
            }
            line += grid.Count;
        }
        return rows.Count > 0 ? new RosterFile.Parsed(rows, notes) : failure ?? new RosterFile.Unreadable(UnreadableReason.Empty);
    }

    private static string Text(object? cell) => (cell switch
    {
        null => "",
        double number when number == Math.Floor(number) => ((long)number).ToString(CultureInfo.InvariantCulture), // an id kept as a number
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    }).Trim();
}
