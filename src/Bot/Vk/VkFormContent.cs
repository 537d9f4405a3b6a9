using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace BotHost.Vk;

/// <summary>Parameters as a form, in a pooled buffer. The buffer is given back only when nothing can be reading it any more.</summary>
internal sealed class VkFormContent : HttpContent
{
    private const string ApiVersion = "5.199";

    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"u8);

    private static readonly MediaTypeHeaderValue FormType = new("application/x-www-form-urlencoded");

    private readonly PooledWriter<byte> body = new(4096);
    private bool isBeingRead;

    public VkFormContent(VkParameters parameters)
    {
        foreach (ref readonly var parameter in parameters.AsSpan())
        {
            Append(parameter);
            body.Append((byte)'&');
        }

        body.Append("v="u8);
        AppendEncoded(ApiVersion);
        Headers.ContentType = FormType;
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        isBeingRead = true; // stays so when the write fails: a socket may still hold the buffer
        await stream.WriteAsync(body.Written, cancellationToken);
        isBeingRead = false;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isBeingRead)
            body.Dispose();
        base.Dispose(disposing);
    }

    private void Append(in VkParameter parameter)
    {
        AppendEncoded(parameter.Name);
        body.Append((byte)'=');
        if (parameter.IsNumber)
            AppendNumber(parameter.Number);
        else
            AppendEncoded(parameter.Text.Span);
    }

    private void AppendNumber(long number)
    {
        const int MaxDigits = 20;
        Utf8Formatter.TryFormat(number, body.Reserve(MaxDigits), out var written);
        body.Return(MaxDigits - written);
    }

    private void AppendEncoded(ReadOnlySpan<char> text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        ReadOnlySpan<byte> rest = bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)); // a lone surrogate becomes U+FFFD
        while (!rest.IsEmpty)
        {
            var plain = rest.IndexOfAnyExcept(Unreserved);
            if (plain < 0)
                plain = rest.Length;
            body.Append(rest[..plain]);
            rest = rest[plain..];

            var special = rest.IndexOfAny(Unreserved);
            if (special < 0)
                special = rest.Length;
            AppendPercent(rest[..special]);
            rest = rest[special..];
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    private void AppendPercent(ReadOnlySpan<byte> bytes)
    {
        const string Hex = "0123456789ABCDEF";
        var places = body.Reserve(bytes.Length * 3);
        for (var i = 0; i < bytes.Length; i++)
        {
            places[i * 3] = (byte)'%';
            places[(i * 3) + 1] = (byte)Hex[bytes[i] >> 4];
            places[(i * 3) + 2] = (byte)Hex[bytes[i] & 15];
        }
    }
}
