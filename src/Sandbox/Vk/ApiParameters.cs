using System.Globalization;

namespace BotHost.Sandbox.Vk;

/// <summary>The parameters of a call, read with VK's types.</summary>
internal sealed class ApiParameters(Dictionary<string, string> values)
{
    public IReadOnlyDictionary<string, string> Values => values;

    /// <returns>Null when the parameter is absent or empty: VK makes no difference.</returns>
    public string? Text(string name) => values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public string RequiredText(string name) => Text(name) ?? throw Missing(name);

    public bool Has(string name) => Text(name) is not null;

    public long? Long(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new BadParameterException($"{name} should be integer");
    }

    public long RequiredLong(string name) => Long(name) ?? throw Missing(name);

    public int Count(string name, int otherwise, int max) => Range(name, 0, max) ?? Math.Min(otherwise, max);

    public int? Range(string name, int min, int max) => Long(name) switch
    {
        null => null,
        { } value when value >= min && value <= max => (int)value,
        _ => throw new BadParameterException($"{name} is out of range"),
    };

    /// <summary>Booleans travel as 1 and 0; VK also takes true and false.</summary>
    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "1" or "true" => true,
        "0" or "false" => false,
        _ => throw new BadParameterException($"{name} should be boolean"),
    };

    /// <summary>Arrays travel as comma lists.</summary>
    public IReadOnlyList<long>? Longs(string name, int max)
    {
        if (Text(name) is not { } text)
            return null;
        var parts = text.Split(',');
        if (parts.Length > max)
            throw new BadParameterException($"{name} should have at most {max} items");
        var numbers = new long[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!long.TryParse(parts[i].AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i]))
                throw new BadParameterException($"{name} should be a list of integers");
        }
        return numbers;
    }

    public static BadParameterException Missing(string name) => new($"{name} is undefined");
}
