namespace BotHost.Cli;

/// <summary>One line of a CSV file for Excel as Russian schools have it: semicolons, quotes where needed, and no cell that starts a formula.</summary>
internal static class CsvLine
{
    public static string Of(IEnumerable<string?> fields) => string.Join(';', fields.Select(Field)) + "\r\n";

    private static string Field(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            text = "'" + text;
        return text.AsSpan().IndexOfAny(";\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
