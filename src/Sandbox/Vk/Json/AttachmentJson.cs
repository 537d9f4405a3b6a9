using System.Text.Json;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Vk.Json;

internal static class AttachmentJson
{
    private const int UnknownDocument = 8; // VK's type for documents that are neither text, archive, picture, sound, video nor book

    public static void WriteAll(Utf8JsonWriter writer, IReadOnlyList<Attachment> attachments)
    {
        writer.WriteStartArray("attachments"u8);
        foreach (var attachment in attachments)
            Write(writer, attachment);
        writer.WriteEndArray();
    }

    public static void WriteDocument(Utf8JsonWriter writer, Attachment.Document document)
    {
        writer.WriteStartObject();
        WriteOwned(writer, document.Id, document.OwnerId);
        writer.WriteString("title"u8, document.Title);
        writer.WriteNumber("size"u8, document.Size);
        writer.WriteString("ext"u8, document.Extension);
        writer.WriteNumber("date"u8, document.Date);
        writer.WriteNumber("type"u8, UnknownDocument);
        writer.WriteString("url"u8, document.Url);
        writer.WriteString("access_key"u8, document.AccessKey);
        writer.WriteEndObject();
    }

    public static void WritePhoto(Utf8JsonWriter writer, Attachment.Photo photo)
    {
        writer.WriteStartObject();
        writer.WriteNumber("album_id"u8, -3);
        writer.WriteNumber("date"u8, photo.Date);
        WriteOwned(writer, photo.Id, photo.OwnerId);
        writer.WriteString("access_key"u8, photo.AccessKey);
        writer.WriteString("text"u8, "");
        writer.WriteStartArray("sizes"u8);
        writer.WriteStartObject();
        writer.WriteString("type"u8, "x");
        writer.WriteString("url"u8, photo.Url);
        writer.WriteNumber("width"u8, photo.Width);
        writer.WriteNumber("height"u8, photo.Height);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Attachment attachment)
    {
        var kind = KindOf(attachment);
        writer.WriteStartObject();
        writer.WriteString("type"u8, kind);
        writer.WritePropertyName(kind);
        switch (attachment)
        {
            case Attachment.Document document:
                WriteDocument(writer, document);
                break;
            case Attachment.Photo photo:
                WritePhoto(writer, photo);
                break;
            case Attachment.Sticker sticker:
                writer.WriteStartObject();
                writer.WriteNumber("sticker_id"u8, sticker.Id);
                writer.WriteNumber("product_id"u8, 1);
                writer.WriteStartArray("images"u8);
                writer.WriteEndArray();
                writer.WriteEndObject();
                break;
            case Attachment.AudioMessage audio:
                WriteAudio(writer, audio);
                break;
            case Attachment.Other other:
                writer.WriteStartObject();
                WriteOwned(writer, other.Id, other.OwnerId);
                writer.WriteEndObject();
                break;
        }
        writer.WriteEndObject();
    }

    private static string KindOf(Attachment attachment) => attachment switch
    {
        Attachment.Document => "doc",
        Attachment.Photo => "photo",
        Attachment.Sticker => "sticker",
        Attachment.AudioMessage => "audio_message",
        Attachment.Other other => other.Kind,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void WriteAudio(Utf8JsonWriter writer, Attachment.AudioMessage audio)
    {
        writer.WriteStartObject();
        WriteOwned(writer, audio.Id, audio.OwnerId);
        writer.WriteNumber("duration"u8, audio.Duration);
        writer.WriteStartArray("waveform"u8);
        writer.WriteEndArray();
        writer.WriteString("link_mp3"u8, "");
        writer.WriteString("link_ogg"u8, "");
        if (audio.Transcript is { } transcript)
        {
            writer.WriteString("transcript_state"u8, "done");
            writer.WriteString("transcript"u8, transcript);
        }
        else
        {
            writer.WriteString("transcript_state"u8, "in_progress");
        }
        writer.WriteEndObject();
    }

    private static void WriteOwned(Utf8JsonWriter writer, long id, long ownerId)
    {
        writer.WriteNumber("id"u8, id);
        writer.WriteNumber("owner_id"u8, ownerId);
    }
}
