using System.Globalization;
using System.Text.Json;

namespace BotHost.Sandbox.Vk.Execute;

/// <summary>What a method answered, kept as it was written: most programs only hand it on.</summary>
internal sealed record RawJson(byte[] Json)
{
    public object? ToValue()
    {
        using var document = JsonDocument.Parse(Json);
        return ToValue(document.RootElement);
    }

    private static object? ToValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(property => property.Name, property => ToValue(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(ToValue).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}

internal static class Values
{
    public static bool IsTrue(object? value) => value switch
    {
        null or false => false,
        long number => number != 0,
        double number => number != 0,
        string text => text.Length > 0,
        _ => true,
    };

    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (string, string) => Equals(left, right),
        (null, null) => true,
        (null, _) or (_, null) => false,
        (bool a, _) => a == IsTrue(right),
        (_, bool b) => IsTrue(left) == b,
        _ => string.Equals(ToParameter(left), ToParameter(right), StringComparison.Ordinal),
    };

    public static bool Compare(string symbol, object? left, object? right)
    {
        var order = left is string a && right is string b ? string.CompareOrdinal(a, b) : ToNumber(left).CompareTo(ToNumber(right));
        return symbol switch
        {
            "<" => order < 0,
            ">" => order > 0,
            "<=" => order <= 0,
            _ => order >= 0,
        };
    }

    public static object Arithmetic(string symbol, object? left, object? right)
    {
        if (symbol == "+" && (left is string || right is string))
            return ToParameter(left) + ToParameter(right);
        if (left is long a && right is long b && symbol != "/" && (symbol != "%" || b != 0))
        {
            return symbol switch
            {
                "+" => a + b,
                "-" => a - b,
                "*" => a * b,
                _ => a % b,
            };
        }
        var (x, y) = (ToNumber(left), ToNumber(right));
        return symbol switch
        {
            "+" => x + y,
            "-" => x - y,
            "*" => x * y,
            "/" => x / y,
            _ => x % y,
        };
    }

    public static object? MemberOf(object? target, string name) => target switch
    {
        RawJson raw => MemberOf(raw.ToValue(), name),
        List<object?> list when name == "length" => (long)list.Count,
        string text when name == "length" => (long)text.Length,
        Dictionary<string, object?> properties => properties.GetValueOrDefault(name),
        _ => null,
    };

    public static object? ItemOf(object? target, object? at) => (target, at) switch
    {
        (RawJson raw, _) => ItemOf(raw.ToValue(), at),
        (List<object?> list, long index) => index >= 0 && index < list.Count ? list[(int)index] : null,
        (Dictionary<string, object?> properties, string name) => properties.GetValueOrDefault(name),
        _ => null,
    };

    public static object? Call(object? target, string method, IReadOnlyList<object?> arguments)
    {
        if (target is not List<object?> list)
            throw new RuntimeException($"{method} is for arrays");
        switch (method, arguments)
        {
            case ("push", [var item]):
                list.Add(item);
                return (long)list.Count;
            case ("pop", []):
                return Take(list, list.Count - 1);
            case ("shift", []):
                return Take(list, 0);
            default:
                throw new RuntimeException($"unknown method {method}");
        }
    }

    /// <summary>How a value travels as a parameter. An object has no such form: it must be a string of JSON by then.</summary>
    public static string ToParameter(object? value) => value switch
    {
        null or false => "",
        true => "1",
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString(CultureInfo.InvariantCulture),
        List<object?> list => string.Join(',', list.Select(ToParameter)),
        RawJson raw => ToParameter(raw.ToValue()),
        _ => "[object]",
    };

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case RawJson raw:
                writer.WriteRawValue(raw.Json, skipInputValidation: true);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(double.IsFinite(number) ? number : 0);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case List<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case Dictionary<string, object?> properties:
                writer.WriteStartObject();
                foreach (var (name, item) in properties)
                {
                    writer.WritePropertyName(name);
                    Write(writer, item);
                }
                writer.WriteEndObject();
                break;
        }
    }

    private static object? Take(List<object?> list, int index)
    {
        if (list.Count == 0)
            return null;
        var item = list[index];
        list.RemoveAt(index);
        return item;
    }

    private static double ToNumber(object? value) => value switch
    {
        long number => number,
        double number => number,
        true => 1,
        string text when double.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
        _ => 0,
    };
}
