using System.Text;

namespace BotHost.Features.Roster;

/// <summary>From bytes to text: schools send what their Excel saved.</summary>
internal static class RosterText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    /// <returns>A text, or why there is none.</returns>
    public static (string? Text, UnreadableReason? Failure) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 }))
            return (null, UnreadableReason.Workbook);
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Utf8(rest),
            [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            _ => Utf8(bytes) ?? Windows1251.GetString(bytes),
        };
        return text is null || text.Contains('\0', StringComparison.Ordinal) ? (null, UnreadableReason.NotText) : (text, null);
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
