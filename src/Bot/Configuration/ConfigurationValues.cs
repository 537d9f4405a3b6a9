using System.Globalization;

namespace BotHost.Configuration;

/// <summary>How single values are written in the configuration.</summary>
internal static class ConfigurationValues
{
    private static readonly string[] TimesOfDay = ["H:mm", "HH:mm", "HH:mm:ss"];

    public static bool IsValue(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsPrimitive || type.IsEnum || type.IsValueType || type == typeof(string) || type == typeof(Uri);
    }

    public static bool TryRead(string text, Type type, out object? value)
    {
        value = (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var it when it == typeof(string) => text,
            var it when it == typeof(bool) => bool.TryParse(text, out var flag) ? flag : null,
            var it when it == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            var it when it == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            var it when it == typeof(TimeSpan) => Length(text),
            var it when it == typeof(TimeOnly) => TimeOnly.TryParseExact(text, TimesOfDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null,
            var it when it == typeof(DateTimeOffset) => Instant(text),
            var it when it == typeof(Uri) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null,
            var it when it == typeof(SandboxMode) => Sandbox(text),
            { IsEnum: true } it => Enum.GetNames(it).FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse(it, name) : null,
            var it => throw new NotSupportedException($"Options of type {it.Name} cannot be read."),
        };
        return value is not null;
    }

    public static string Describe(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var it when it == typeof(bool) => "true or false",
        var it when it == typeof(int) || it == typeof(long) => "a whole number",
        var it when it == typeof(TimeSpan) => "a length of time such as 3.00:00:00 (days.hours:minutes:seconds)",
        var it when it == typeof(TimeOnly) => "a time of day such as 17:00",
        var it when it == typeof(DateTimeOffset) => "an instant such as 2026-09-01T08:00:00+03:00",
        var it when it == typeof(Uri) => "an address that begins with http:// or https://",
        var it when it == typeof(SandboxMode) => "auto, true or false",
        { IsEnum: true } it => "one of " + string.Join(", ", Enum.GetNames(it)),
        _ => "a text",
    };

    // The general form takes "24:00:00" for 24 days, and both take "3" for three: mistakes that nobody would see.
    private static TimeSpan? Length(string text)
        => text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var length) ? length : null;

    // Without an offset the machine's own zone would decide.
    private static DateTimeOffset? Instant(string text)
        => DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;

    private static SandboxMode? Sandbox(string text) => text.ToUpperInvariant() switch
    {
        "AUTO" => SandboxMode.Auto,
        "TRUE" or "ON" => SandboxMode.On,
        "FALSE" or "OFF" => SandboxMode.Off,
        _ => null,
    };
}
