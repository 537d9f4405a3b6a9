using System.Text;
using ExcelDataReader;

namespace BotHost.Features.Roster;

/// <summary>A workbook as Excel wrote it until 2003 (.xls), and as many school systems still export it.</summary>
internal static class OldWorkbook
{
    /// <summary>Books of before 1997 name their code page, Russian ones windows-1251: .NET knows it only when told.</summary>
    static OldWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Also true of a protected .xlsx, which is wrapped the same way: reading it fails as a protected book does.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>To be gone through once, in order: the reader only moves forward.</summary>
    public static IEnumerable<(string Name, IEnumerable<IEnumerable<object?>> Rows)> Sheets(Stream stream)
    {
        using var reader = ExcelReaderFactory.CreateBinaryReader(stream, new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding(1251), LeaveOpen = true });
        do
            yield return (reader.Name, Rows(reader));
        while (reader.NextResult());
    }

    private static IEnumerable<IEnumerable<object?>> Rows(IExcelDataReader reader)
    {
        while (reader.Read())
            yield return Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue);
    }
}
