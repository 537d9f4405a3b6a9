using System.Text.Json;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Vk.Json;

namespace BotHost.Sandbox.Vk.Methods;

/// <summary>Uploading in three steps: ask for an address, post the file there, save (vk/facts.md §9).</summary>
internal sealed class UploadMethods(World world, SendMethods sending)
{
    /// <summary>What the upload server calls itself, to be handed back when saving.</summary>
    public const int ServerNumber = 205_328;

    public IEnumerable<KeyValuePair<string, VkMethod>> All =>
    [
        new("photos.getMessagesUploadServer", GetPhotoServer),
        new("photos.saveMessagesPhoto", SavePhoto),
        new("docs.getMessagesUploadServer", GetDocumentServer),
        new("docs.save", SaveDocument),
    ];

    private VkError? GetPhotoServer(ApiCall call, Utf8JsonWriter response)
    {
        if (CheckPeer(call) is { } error)
            return error;
        response.WriteStartObject();
        response.WriteString("upload_url"u8, NewUpload(call, UploadKind.Photo));
        response.WriteNumber("album_id"u8, -64);
        response.WriteNumber("user_id"u8, 0);
        response.WriteNumber("group_id"u8, call.Community.Id);
        response.WriteEndObject();
        return null;
    }

    private VkError? GetDocumentServer(ApiCall call, Utf8JsonWriter response)
    {
        if (call.Parameters.Text("type") is not (null or "doc" or "audio_message" or "graffiti"))
            throw new BadParameterException("type is unknown");
        if (!call.Parameters.Has("peer_id"))
            throw ApiParameters.Missing("peer_id");
        if (CheckPeer(call) is { } error)
            return error;
        response.WriteStartObject();
        response.WriteString("upload_url"u8, NewUpload(call, UploadKind.Document));
        response.WriteEndObject();
        return null;
    }

    private VkError? SavePhoto(ApiCall call, Utf8JsonWriter response)
    {
        var photo = call.Parameters.RequiredText("photo");
        if (call.Parameters.RequiredLong("server") != ServerNumber)
            return VkError.Of(118);
        var hash = call.Parameters.RequiredText("hash");
        if (ReadPhotoKey(photo) is not { } key || world.Files.Find(key) is not { } file)
            return VkError.Of(100, "photo is empty");
        if (hash != HashOf(key))
            return VkError.Of(121);
        var saved = NewPhoto(-call.Community.Id, file, key, call.Now);
        response.WriteStartArray();
        AttachmentJson.WritePhoto(response, saved);
        response.WriteEndArray();
        return null;
    }

    private VkError? SaveDocument(ApiCall call, Utf8JsonWriter response)
    {
        var key = call.Parameters.RequiredText("file");
        if (world.Files.Find(key) is not { } file)
            return VkError.Of(105);
        var title = call.Parameters.Text("title") ?? file.Name;
        var saved = NewDocument(-call.Community.Id, title, file.Name, key, file.Content.Length, call.Now);
        response.WriteStartObject();
        response.WriteString("type"u8, "doc");
        response.WritePropertyName("doc"u8);
        AttachmentJson.WriteDocument(response, saved);
        response.WriteEndObject();
        return null;
    }

    /// <summary>A document that lies in the store already gets a number and an address that anyone may open.</summary>
    public Attachment.Document NewDocument(long ownerId, string title, string fileName, string key, long size, DateTimeOffset now)
    {
        var extension = Path.GetExtension(fileName).TrimStart('.').ToLowerInvariant();
        var saved = new Attachment.Document(
            ownerId, world.NextFileId(), title, size, extension, FileUrl("doc", key, fileName) + "?no_preview=1", FileStore.NewKey(), now.ToUnixTimeSeconds());
        world.Files.Put($"doc{saved.OwnerId}_{saved.Id}_{saved.AccessKey}", saved);
        world.Files.Put($"doc{saved.OwnerId}_{saved.Id}", saved);
        return saved;
    }

    /// <summary>As <see cref="NewDocument"/>, for a picture.</summary>
    public Attachment.Photo NewPhoto(long ownerId, StoredFile file, string key, DateTimeOffset now)
    {
        var (width, height) = ImageSize.Of(file.Content);
        var saved = new Attachment.Photo(
            ownerId, world.NextFileId(), width, height, FileUrl("files", key, file.Name), FileStore.NewKey(), now.ToUnixTimeSeconds());
        world.Files.Put($"photo{saved.OwnerId}_{saved.Id}_{saved.AccessKey}", saved);
        world.Files.Put($"photo{saved.OwnerId}_{saved.Id}", saved);
        return saved;
    }

    public static string HashOf(string key) => string.Concat(key.Reverse());

    private VkError? CheckPeer(ApiCall call) =>
        call.Parameters.Long("peer_id") is { } peerId
            ? sending.CheckRecipient(peerId, Peers.Find(world, call.Community, peerId), call.Community)
            : null;

    private string NewUpload(ApiCall call, UploadKind kind)
    {
        var key = FileStore.NewKey();
        world.Files.Expect(key, new PendingUpload(call.Community, kind));
        return new Uri(world.RequiredBaseAddress, $"upload/{key}").AbsoluteUri;
    }

    private string FileUrl(string folder, string key, string name) =>
        new Uri(world.RequiredBaseAddress, $"{folder}/{key}/{Uri.EscapeDataString(name)}").AbsoluteUri;

    private static string? ReadPhotoKey(string photo)
    {
        try
        {
            using var document = JsonDocument.Parse(photo);
            return document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.GetArrayLength() == 1
                ? document.RootElement[0].GetProperty("photo").GetString()
                : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
