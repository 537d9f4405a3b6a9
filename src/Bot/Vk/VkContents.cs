using BotHost.Messaging;

namespace BotHost.Vk;

/// <summary>What a message holds besides its place: words, documents, pictures, and things the bot does not read.</summary>
internal readonly record struct VkContents(string Text, IReadOnlyList<IncomingFile> Files, IReadOnlyList<IncomingFile> Pictures, bool HasOthers)
{
    public static VkContents Read(VkMessage message)
    {
        var text = message.Text ?? "";
        List<IncomingFile> files = [];
        List<IncomingFile> pictures = [];
        var hasOthers = message.FwdMessages.HasItems() || message.Geo is not null;
        foreach (var attachment in message.Attachments.AllOf(VkJson.Default.VkAttachment))
        {
            if (attachment.Type == "doc" && attachment.Doc.As(VkJson.Default.VkDocument) is { Url: { Length: > 0 } url } document)
                files.Add(new(document.Title ?? "", document.Size ?? 0, url));
            else if (attachment.AudioMessage.As(VkJson.Default.VkVoice) is { Transcript: { Length: > 0 } transcript } && text.Length == 0)
                text = transcript;
            else
            {
                hasOthers = true;
                if (attachment.Photo.As(VkJson.Default.VkPhoto) is { } photo && Largest(photo) is { } picture)
                    pictures.Add(new("picture.jpg", 0, picture));
            }
        }

        return new(text, files, pictures, hasOthers);
    }

    private static string? Largest(VkPhoto photo)
        => photo.Sizes.AllOf(VkJson.Default.VkPhotoSize).Where(size => size.Url is { Length: > 0 }).MaxBy(size => size.Width ?? 0)?.Url;
}
