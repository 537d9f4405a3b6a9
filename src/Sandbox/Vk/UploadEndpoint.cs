using System.Text.Json;
using BotHost.Sandbox.Faults;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Vk.Methods;
using Microsoft.AspNetCore.Http;

namespace BotHost.Sandbox.Vk;

/// <summary>Takes uploaded files and serves them again.</summary>
internal sealed class UploadEndpoint(World world, FaultPlan faults)
{
    private static readonly string[] RefusedExtensions = [".mp3", ".exe", ".bat", ".apk"];

    public async Task UploadAsync(HttpContext context, string key, CancellationToken cancellationToken)
    {
        if (faults.TakeTransport(Fault.Upload, null, null) is { } strike
            && !await TransportFaults.MayGoOnAsync(strike, context, cancellationToken))
            return;
        var answer = context.Request.HasFormContentType
            ? await TakeAsync(await context.Request.ReadFormAsync(RequestReader.FormLimits, cancellationToken), key, cancellationToken)
            : Refusal("no file");
        await JsonReply.WriteAsync(context.Response, answer, cancellationToken);
    }

    /// <summary>The address of a document leads on to the file, as VK's leads to another host.</summary>
    public static Task RedirectAsync(HttpContext context, string key, string name)
    {
        context.Response.Redirect($"/files/{key}/{Uri.EscapeDataString(name)}");
        return Task.CompletedTask;
    }

    public async Task DownloadAsync(HttpContext context, string key, CancellationToken cancellationToken)
    {
        StoredFile? file;
        lock (world.Gate)
            file = world.Files.Find(key);
        if (file is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = file.Content.Length;
        await context.Response.Body.WriteAsync(file.Content, cancellationToken);
    }

    private async Task<byte[]> TakeAsync(IFormCollection form, string key, CancellationToken cancellationToken)
    {
        PendingUpload? upload;
        lock (world.Gate)
            upload = world.Files.TakeUpload(key);
        if (upload is null)
            return Refusal("this upload address is used up");
        var field = upload.Kind == UploadKind.Photo ? "photo" : "file";
        if (form.Files.GetFile(field) is not { Length: > 0 } file)
            return Refusal($"no field {field}");
        using var buffer = new MemoryStream();
        await file.CopyToAsync(buffer, cancellationToken);
        return upload.Kind == UploadKind.Photo
            ? KeepPhoto(file.FileName, buffer.ToArray())
            : KeepDocument(file.FileName, buffer.ToArray());
    }

    /// <summary>What is no picture is answered with an empty list, and saving it fails then.</summary>
    private byte[] KeepPhoto(string name, byte[] content)
    {
        var photo = "[]";
        var hash = "";
        if (ImageSize.IsImage(content))
        {
            var key = Keep(name, content);
            photo = $$"""[{"photo":"{{key}}","sizes":[]}]""";
            hash = UploadMethods.HashOf(key);
        }
        return Write(writer =>
        {
            writer.WriteNumber("server"u8, UploadMethods.ServerNumber);
            writer.WriteString("photo"u8, photo);
            writer.WriteString("hash"u8, hash);
        });
    }

    private byte[] KeepDocument(string name, byte[] content)
    {
        if (RefusedExtensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
            return Refusal("this kind of file is not allowed");
        var key = Keep(name, content);
        return Write(writer => writer.WriteString("file"u8, key));
    }

    private string Keep(string name, byte[] content)
    {
        var key = FileStore.NewKey();
        lock (world.Gate)
            world.Files.Put(key, new StoredFile(name, content));
        return key;
    }

    private static byte[] Refusal(string reason) => Write(writer => writer.WriteString("error"u8, reason));

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        return buffer.ToArray();
    }
}
