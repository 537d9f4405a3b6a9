using System.Text;

namespace BotHost.Features.Roster;

/// <summary>From bytes to text: schools send what their Excel saved.</summary>
internal static class RosterText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
    private static readonly Encoding Dos = CodePagesEncodingProvider.Instance.GetEncoding(866)!;
    private static readonly Encoding Koi8 = CodePagesEncodingProvider.Instance.GetEncoding(20866)!;
    private static readonly string[] Words = ["класс", "учен", "фио", "фамилия", "сотрудник", "должность"];

    /// <returns>A text, or why there is none.</returns>
    public static (string? Text, UnreadableReason? Failure) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 }))
            return (null, UnreadableReason.Workbook);
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Utf8(rest),
            [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            _ when HasZeros(bytes, 1) => Encoding.Unicode.GetString(bytes),
            _ when HasZeros(bytes, 0) => Encoding.BigEndianUnicode.GetString(bytes),
            _ => Utf8(bytes) ?? OneByte(bytes),
        };
        return text is null || text.Contains('\0', StringComparison.Ordinal) ? (null, UnreadableReason.NotText) : (text, null);
    }

    /// <summary>Windows-1251 unless the words of a list are only found in an older encoding.</summary>
    private static string OneByte(ReadOnlySpan<byte> bytes)
    {
        foreach (var encoding in (ReadOnlySpan<Encoding>)[Windows1251, Dos, Koi8])
        {
            var text = encoding.GetString(bytes);
            if (Words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
                return text;
        }
        return Windows1251.GetString(bytes);
    }

    /// <summary>UTF-16 without its mark: every second byte of digits and separators is zero.</summary>
    private static bool HasZeros(ReadOnlySpan<byte> bytes, int offset)
    {
        var zeros = 0;
        var seen = 0;
        for (var index = offset; index < Math.Min(bytes.Length, 2_000); index += 2, seen++)
            zeros += bytes[index] == 0 ? 1 : 0;
        return seen > 4 && zeros * 10 > seen;
    }

    private static string? Utf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null; // some other encoding
        }
    }
}
