using BotHost.Sandbox.State;

namespace BotHost.Sandbox.People;

public sealed partial class PeopleActions
{
    /// <summary>Puts a file where the bot can fetch it; to be sent with a <see cref="Draft"/>.</summary>
    /// <param name="claimedSize">What VK says of its size; null: the truth.</param>
    public Attachment.Document UploadDocument(long userId, string fileName, byte[] content, long? claimedSize = null)
    {
        var key = FileStore.NewKey();
        lock (_world.Gate)
        {
            _world.Files.Put(key, new StoredFile(fileName, content));
            return _uploads.NewDocument(_world.GetUser(userId).Id, fileName, fileName, key, claimedSize ?? content.Length, _world.Now);
        }
    }

    /// <summary>A picture to be sent with a <see cref="Draft"/>.</summary>
    public Attachment.Photo UploadPhoto(long userId, string fileName, byte[] content)
    {
        var key = FileStore.NewKey();
        var file = new StoredFile(fileName, content);
        lock (_world.Gate)
        {
            _world.Files.Put(key, file);
            return _uploads.NewPhoto(_world.GetUser(userId).Id, file, key, _world.Now);
        }
    }

    /// <summary>The bytes behind a document or a photo that somebody sent; null when there are none.</summary>
    public byte[]? Open(Attachment attachment)
    {
        var url = attachment switch
        {
            Attachment.Document document => document.Url,
            Attachment.Photo photo => photo.Url,
            _ => null,
        };
        if (url is null || new Uri(url).Segments is not [_, _, var key, _])
            return null;
        lock (_world.Gate)
            return _world.Files.Find(key.TrimEnd('/'))?.Content;
    }
}
