using System.Text.Json.Serialization;

namespace BotHost.Sandbox.State;

/// <summary>What hangs on a message.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Document), "doc")]
[JsonDerivedType(typeof(Photo), "photo")]
[JsonDerivedType(typeof(Sticker), "sticker")]
[JsonDerivedType(typeof(AudioMessage), "audio_message")]
[JsonDerivedType(typeof(Other), "other")]
public abstract record Attachment
{
    private Attachment() { }

    /// <param name="Url">Where the file can be fetched by anyone who knows the address.</param>
    public sealed record Document(long OwnerId, long Id, string Title, long Size, string Extension, string Url, string AccessKey, long Date = 0) : Attachment;

    public sealed record Photo(long OwnerId, long Id, int Width, int Height, string Url, string AccessKey, long Date = 0) : Attachment;

    public sealed record Sticker(long Id) : Attachment;

    /// <param name="Transcript">What the messenger understood; null while it has not.</param>
    public sealed record AudioMessage(long OwnerId, long Id, int Duration, string? Transcript) : Attachment;

    /// <param name="Kind">VK's word: wall, video, market, poll, link …</param>
    public sealed record Other(string Kind, long OwnerId, long Id) : Attachment;
}
