using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BotHost.Domain.Messaging;
using BotHost.Messaging;

namespace BotHost.Vk;

/// <summary>Uploads, and downloads of what people sent. No token leaves with either.</summary>
internal sealed class VkFiles(HttpClient http, VkClient client, VkConnection connection, TimeProvider machineTime)
{
    private const int MaxRedirects = 5;

    /// <summary>VK's own hosts, and all below them.</summary>
    private static readonly string[] Hosts =
        ["vk.com", "vk.ru", "vk.me", "userapi.com", "vkuserphoto.ru", "vkuserphoto.com", "vk-cdn.net", "vk-cdn.me", "vkuser.net", "vkuseraudio.net"];

    public async Task<UploadResult> UploadAsync(
        MediaKind kind, string fileName, ReadOnlyMemory<byte> content, ConversationRef dialog, CancellationToken cancellationToken)
    {
        var saved = kind == MediaKind.Picture
            ? await UploadPictureAsync(fileName, content, dialog, cancellationToken)
            : await UploadDocumentAsync(fileName, content, dialog, cancellationToken);
        return saved.IsOk ? new UploadResult.Uploaded(saved.Value!) : new UploadResult.Failed(saved.Error.Code);
    }

    /// <returns>Null when the host is not VK's, the file is too large or it cannot be had.</returns>
    public async Task<byte[]?> DownloadAsync(IncomingFile file, long maxBytes, CancellationToken cancellationToken)
    {
        if (file.Size > maxBytes)
            return null;
        using var timeout = new CancellationTokenSource(connection.FileTimeout, machineTime);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await FollowAsync(file.Url, maxBytes, both.Token);
        }
        catch (Exception ex) when (ex is HttpRequestException or IOException || timeout.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <summary>Whether a file may be fetched from here: VK over TLS, or the very server that was configured as VK's API.</summary>
    internal bool IsTrusted(Uri address)
    {
        if (address.Scheme == connection.ApiUrl.Scheme && address.Host == connection.ApiUrl.Host && address.Port == connection.ApiUrl.Port)
            return true;
        return address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort
            && Array.Exists(Hosts, host => address.IdnHost == host || address.IdnHost.EndsWith("." + host, StringComparison.Ordinal));
    }

    private async Task<byte[]?> FollowAsync(string url, long maxBytes, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return null;
        for (var hop = 0; hop <= MaxRedirects && IsTrusted(address); hop++) // the client follows none by itself: every hop is looked at
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode is >= HttpStatusCode.MovedPermanently and < HttpStatusCode.BadRequest)
            {
                if (response.Headers.Location is not { } location || !Uri.TryCreate(address, location, out address))
                    return null;
                continue;
            }

            return response.IsSuccessStatusCode && !(response.Content.Headers.ContentLength > maxBytes)
                ? await ReadAsync(response.Content, maxBytes, cancellationToken)
                : null;
        }

        return null;
    }

    private static async Task<byte[]?> ReadAsync(HttpContent content, long maxBytes, CancellationToken cancellationToken)
    {
        await using var source = await content.ReadAsStreamAsync(cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bytes.Length + read > maxBytes) // whatever the headers said
                return null;
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private async Task<VkReply<string>> UploadPictureAsync(
        string fileName, ReadOnlyMemory<byte> content, ConversationRef dialog, CancellationToken cancellationToken)
    {
        var server = await client.CallAsync(Server("photos.getMessagesUploadServer", new() { { "peer_id", VkPeer.Of(dialog) } }), cancellationToken);
        if (!server.IsOk)
            return server.Error;
        var posted = await PostAsync(server.Value!, "photo", fileName, content, VkJson.Default.VkUploadedPhoto, cancellationToken);
        if (posted is not { Photo: not (null or "" or "[]"), Hash: { } hash }) // so VK says that the picture was not taken
            return VkError.Unreadable;
        var parameters = new VkParameters { { "photo", posted.Photo }, { "server", posted.Server ?? 0 }, { "hash", hash } };
        return await client.CallAsync(
            new VkCall<string>("photos.saveMessagesPhoto", parameters, response => Name("photo", response.AllOf(VkJson.Default.VkSavedMedia).FirstOrDefault()))
            { MayBatch = false },
            cancellationToken);
    }

    private async Task<VkReply<string>> UploadDocumentAsync(
        string fileName, ReadOnlyMemory<byte> content, ConversationRef dialog, CancellationToken cancellationToken)
    {
        var server = await client.CallAsync(
            Server("docs.getMessagesUploadServer", new() { { "type", "doc" }, { "peer_id", VkPeer.Of(dialog) } }), cancellationToken);
        if (!server.IsOk)
            return server.Error;
        var posted = await PostAsync(server.Value!, "file", fileName, content, VkJson.Default.VkUploadedFile, cancellationToken);
        if (posted is not { File.Length: > 0 })
            return VkError.Unreadable;
        var parameters = new VkParameters { { "file", posted.File }, { "title", fileName } };
        return await client.CallAsync(
            new VkCall<string>("docs.save", parameters, response =>
                Name("doc", (response.As(VkJson.Default.VkSavedDocument)?.Doc).As(VkJson.Default.VkSavedMedia)))
            { MayBatch = false },
            cancellationToken);
    }

    private static VkCall<string> Server(string method, VkParameters parameters) => new(
        method, parameters, static response => response.As(VkJson.Default.VkUploadServer) is { UploadUrl: { } url } ? url : VkError.Unreadable);

    private static VkReply<string> Name(string type, VkSavedMedia? media) => media is { OwnerId: { } owner, Id: { } id }
        ? string.IsNullOrEmpty(media.AccessKey) ? $"{type}{owner}_{id}" : $"{type}{owner}_{id}_{media.AccessKey}"
        : VkError.Unreadable;

    /// <summary>An upload address serves once: a failed upload begins anew from the first step, with whoever asked for it.</summary>
    private async Task<T?> PostAsync<T>(
        string url, string field, string fileName, ReadOnlyMemory<byte> content, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            return null;
        using var timeout = new CancellationTokenSource(connection.FileTimeout, machineTime);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var part = new ReadOnlyMemoryContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            using var form = new MultipartFormDataContent { { part, field, fileName } };
            using var response = await http.PostAsync(address, form, both.Token);
            if (!response.IsSuccessStatusCode)
                return null;
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(both.Token), VkJson.Document);
            return answer.RootElement.As(type);
        }
        catch (Exception ex) when (ex is HttpRequestException or IOException or JsonException || timeout.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }
}
