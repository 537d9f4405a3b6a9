using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotHost.Vk;

/// <summary>Texts; a number is taken as its digits, anything else as absent.</summary>
internal sealed class VkTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return ReadText(ref reader);
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException) // half a surrogate pair or broken UTF-8: one bad emoji must not cost the message
        {
            return Repair(reader.ValueSpan);
        }
    }

    private static string Repair(ReadOnlySpan<byte> escaped)
    {
        var source = Encoding.UTF8.GetString(escaped);
        var text = new StringBuilder(source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] != '\\' || i + 1 == source.Length)
            {
                text.Append(source[i]);
                continue;
            }

            i++;
            if (source[i] == 'u' && i + 4 < source.Length
                && ushort.TryParse(source.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var unit))
            {
                text.Append((char)unit);
                i += 4;
            }
            else
            {
                text.Append(source[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var other => other });
            }
        }

        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString())); // there and back: half pairs become U+FFFD
    }
}

/// <summary>Whole numbers, also in quotes; anything else is absent.</summary>
internal sealed class VkNumberConverter : JsonConverter<long?>
{
    public override bool HandleNull => true;

    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var number) ? number : null;
            case JsonTokenType.String:
                return Utf8Parser.TryParse(reader.ValueSpan, out long quoted, out var read) && read == reader.ValueSpan.Length ? quoted : null;
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }
}

/// <summary>VK's booleans: true, 1 or "1".</summary>
internal sealed class VkFlagConverter : JsonConverter<bool>
{
    public override bool HandleNull => true;

    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var number) && number != 0;
            case JsonTokenType.String:
                return reader.ValueTextEquals("1"u8) || reader.ValueTextEquals("true"u8);
            default:
                reader.Skip();
                return false;
        }
    }

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
