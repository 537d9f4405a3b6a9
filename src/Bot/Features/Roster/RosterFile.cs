using CsvHelper;

namespace BotHost.Features.Roster;

/// <summary>A school's list as it was sent: rows by line, or the reason why nothing can be read.</summary>
internal abstract record RosterFile
{
    public const int MaxBytes = 10 * 1024 * 1024;
    public const int MaxRows = 100_000;

    private RosterFile() { }

    /// <param name="Problems">Notes of the file as a whole: columns that are not read.</param>
    public sealed record Parsed(IReadOnlyList<RosterRow> Rows, IReadOnlyList<RosterProblem> Problems) : RosterFile;

    /// <param name="Line">Where; null when it concerns the whole file.</param>
    /// <param name="Detail">The column or the like, to be named in the answer.</param>
    public sealed record Unreadable(UnreadableReason Reason, int? Line = null, string? Detail = null) : RosterFile;

    public static RosterFile Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            return new Unreadable(UnreadableReason.TooLarge);
        if (RosterWorkbook.IsWorkbook(bytes.Span))
            return RosterWorkbook.Read(bytes);
        return RosterText.Decode(bytes.Span) switch
        {
            { Failure: { } reason } => new Unreadable(reason),
            { Text: var text } when string.IsNullOrWhiteSpace(text) => new Unreadable(UnreadableReason.Empty),
            { Text: var text } => Parse(text!),
        };
    }

    private static RosterFile Parse(string text)
    {
        var header = RosterHeader.Find(text);
        if (header.Failure is { Reason: UnreadableReason.Header } unknown)
            return PastedRoster.Read(text) as RosterFile ?? unknown; // a list without headings
        if (header.Failure is { } failure)
            return failure;
        long? brokenQuote = null;
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = header.Delimiter,
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false, // names never reach a log
            OnMalformedRecord = record => brokenQuote ??= record.Reason == CsvMalformedReason.StrayQuote ? null : record.LineNumber,
        });
        var rows = new List<RosterRow>();
        while (reader.Read())
        {
            // An open quote swallows what follows: nothing behind it can be trusted.
            if (brokenQuote is { } line)
                return new Unreadable(UnreadableReason.Quote, (int)line);
            if (reader.LineNumber <= header.Line || Row(reader, header) is not { IsEmpty: false } row)
                continue;
            if (rows.Count == MaxRows)
                return new Unreadable(UnreadableReason.TooManyRows, row.Line);
            rows.Add(row);
        }
        return rows.Count == 0 ? new Unreadable(UnreadableReason.NoRows) : new Parsed(rows, header.Notes);
    }

    private static RosterRow Row(CsvReader reader, RosterHeader header)
        => header.Row((int)reader.LineNumber, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
}

/// <summary>One row; empty texts where the file has nothing.</summary>
/// <param name="Line">As an editor counts, from 1.</param>
internal sealed record RosterRow(int Line, string Class, string Pupil, string Homeroom, string Vk, string Staff, string Position)
{
    public bool IsEmpty => this is { Class: "", Pupil: "", Homeroom: "", Vk: "", Staff: "", Position: "" };

    public override string ToString() => $"Line {Line}"; // names never reach a log
}

internal enum UnreadableReason
{
    Empty,

    /// <summary>A header and nothing below it.</summary>
    NoRows,
    TooLarge,
    TooManyRows,

    /// <summary>A workbook of another program, protected or broken.</summary>
    Workbook,

    /// <summary>Neither UTF-8, UTF-16 nor windows-1251 text.</summary>
    NotText,
    Header,
    HeaderTwice,
    ClassColumnMissing,
    Quote,
}

internal enum RosterColumn
{
    Class,
    Pupil,
    Homeroom,
    Vk,
    Staff,
    Position,

    /// <summary>"ФИО": a pupil where there is a class, else staff.</summary>
    Someone,
    Surname,
    Given,
    Patronymic,
    Grade,
    Letter,

    /// <summary>Row numbers and the like.</summary>
    Ignored,
}
