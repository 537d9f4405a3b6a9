using System.Buffers;
using System.Text;
using System.Text.Json;

namespace BotHost.Vk;

/// <summary>Several calls as one program for <c>execute</c>, and what came of each of them.</summary>
internal static class VkScript
{
    /// <summary>VK allows no more calls in one execute.</summary>
    public const int MaxCalls = 25;

    /// <summary>Nobody knows VK's limit for the program; this is what clients are known to send.</summary>
    public const int MaxBytes = 60_000;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    /// <summary>About how many bytes the call takes in the program; rare control characters are not counted in full.</summary>
    public static int Measure(VkCall call)
    {
        var bytes = call.Method.Length + 8;
        foreach (ref readonly var parameter in call.Parameters.AsSpan())
        {
            var text = parameter.Text.Span;
            bytes += parameter.Name.Length + 26 + Encoding.UTF8.GetByteCount(text) + text.Count('"') + text.Count('\\') + text.Count('\n');
        }

        return bytes;
    }

    /// <returns><c>return [API.messages.send({"peer_ids":"1","random_id":5}),…];</c>, to be disposed when it was sent.</returns>
    public static PooledWriter<char> Write(IReadOnlyList<VkCall> calls)
    {
        var program = new PooledWriter<char>(8192);
        program.Append("return [");
        for (var i = 0; i < calls.Count; i++)
        {
            if (i > 0)
                program.Append(',');
            Write(program, calls[i]);
        }

        program.Append("];");
        return program;
    }

    /// <summary>Hands every call its own part: a failed one is <c>false</c>, and the n-th <c>false</c> belongs to the n-th error.</summary>
    /// <returns>Whether the answer had a part for each of them; if not, none was told anything.</returns>
    public static bool Distribute(IReadOnlyList<VkCall> calls, JsonElement response, JsonElement errors)
    {
        if (response.ValueKind != JsonValueKind.Array || response.GetArrayLength() != calls.Count)
            return false;

        // VK may add an error for the execute itself, which belongs to no call.
        using var reasons = errors.AllOf(VkJson.Default.VkExecuteError).Where(error => error.Method != "execute").GetEnumerator();
        var i = 0;
        foreach (var part in response.EnumerateArray())
        {
            var call = calls[i++];
            if (part.ValueKind != JsonValueKind.False)
                call.Answer(part);
            else
                call.Refuse(reasons.MoveNext() && reasons.Current.ErrorCode is > 0 and <= int.MaxValue and var code ? new((int)code) : VkError.Unexplained);
        }

        return true;
    }

    private static void Write(PooledWriter<char> program, VkCall call)
    {
        program.Append("API.");
        program.Append(call.Method);
        program.Append("({");
        var isFirst = true;
        foreach (ref readonly var parameter in call.Parameters.AsSpan())
        {
            program.Append(isFirst ? "\"" : ",\"");
            isFirst = false;
            program.Append(parameter.Name);
            program.Append("\":");
            if (parameter.IsNumber)
                WriteNumber(program, parameter.Number);
            else
                WriteText(program, parameter.Text.Span);
        }

        program.Append("})");
    }

    private static void WriteNumber(PooledWriter<char> program, long number)
    {
        const int MaxDigits = 20;
        number.TryFormat(program.Reserve(MaxDigits), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        program.Return(MaxDigits - written);
    }

    private static void WriteText(PooledWriter<char> program, ReadOnlySpan<char> text)
    {
        program.Append('"');
        while (text.IndexOfAny(Escaped) is >= 0 and var at)
        {
            program.Append(text[..at]);
            WriteEscape(program, text[at]);
            text = text[(at + 1)..];
        }

        program.Append(text);
        program.Append('"');
    }

    private static void WriteEscape(PooledWriter<char> program, char character)
    {
        switch (character)
        {
            case '"':
                program.Append("\\\"");
                break;
            case '\\':
                program.Append(@"\\");
                break;
            case '\n':
                program.Append(@"\n");
                break;
            case '\r':
                program.Append(@"\r");
                break;
            case '\t':
                program.Append(@"\t");
                break;
            default: // a control character
                program.Append(@"\u00");
                program.Append(character < 16 ? '0' : '1');
                program.Append("0123456789abcdef"[character & 15]);
                break;
        }
    }
}
