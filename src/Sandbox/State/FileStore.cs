using System.Security.Cryptography;

namespace BotHost.Sandbox.State;

/// <summary>The bytes behind documents and photos, and the uploads that are under way. Guarded by <see cref="World.Gate"/>.</summary>
internal sealed class FileStore
{
    private readonly Dictionary<string, StoredFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PendingUpload> _uploads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Attachment> _attachments = new(StringComparer.Ordinal);

    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(9));

    public void Put(string key, StoredFile file) => _files[key] = file;

    public StoredFile? Find(string key) => _files.GetValueOrDefault(key);

    public void Expect(string key, PendingUpload upload) => _uploads[key] = upload;

    /// <summary>An upload address works once.</summary>
    public PendingUpload? TakeUpload(string key) => _uploads.Remove(key, out var upload) ? upload : null;

    public void Put(string reference, Attachment attachment) => _attachments[reference] = attachment;

    public Attachment? FindAttachment(string reference) => _attachments.GetValueOrDefault(reference);

    public void Clear()
    {
        _files.Clear();
        _uploads.Clear();
        _attachments.Clear();
    }
}

internal sealed record StoredFile(string Name, byte[] Content);

internal sealed record PendingUpload(Community Community, UploadKind Kind);

internal enum UploadKind
{
    Photo,
    Document,
}
