using BotHost.Messaging;

namespace BotHost.Vk;

/// <summary>What a message holds besides its place: words, documents, and things the bot does not read.</summary>
internal readonly record struct VkContents(string Text, IReadOnlyList<IncomingFile> Files, bool HasOthers)
{
    public static VkContents Read(VkMessage message)
    {
        var text = message.Text ?? "";
        List<IncomingFile> files = [];
        var hasOthers = message.FwdMessages.HasItems() || message.Geo is not null;
        foreach (var attachment in message.Attachments.AllOf(VkJson.Default.VkAttachment))
        {
            if (attachment.Type == "doc" && attachment.Doc.As(VkJson.Default.VkDocument) is { Url: { Length: > 0 } url } document)
                files.Add(new(document.Title ?? "", document.Size ?? 0, url));
            else if (attachment.AudioMessage.As(VkJson.Default.VkVoice) is { Transcript: { Length: > 0 } transcript } && text.Length == 0)
                text = transcript;
            else
                hasOthers = true;
        }

        return new(text, files, hasOthers);
    }
}
