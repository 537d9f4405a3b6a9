using System.Buffers.Binary;

namespace BotHost.Sandbox.Vk.Methods;

/// <summary>Tells pictures from other files, and their size where the header says it plainly.</summary>
internal static class ImageSize
{
    private static readonly (int Width, int Height) Usual = (604, 604);

    public static bool IsImage(ReadOnlySpan<byte> content) =>
        IsPng(content) || content.StartsWith("GIF8"u8) || content.StartsWith<byte>([0xFF, 0xD8, 0xFF]);

    public static (int Width, int Height) Of(ReadOnlySpan<byte> content) => IsPng(content) && content.Length >= 24
        ? (BinaryPrimitives.ReadInt32BigEndian(content[16..]), BinaryPrimitives.ReadInt32BigEndian(content[20..]))
        : Usual;

    private static bool IsPng(ReadOnlySpan<byte> content) => content.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G']);
}
