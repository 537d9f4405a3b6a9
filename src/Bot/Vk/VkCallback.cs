using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BotHost.Messaging;

namespace BotHost.Vk;

/// <summary>What a POST of VK's Callback API is, and what to do about it.</summary>
internal abstract record CallbackRequest
{
    private CallbackRequest() { }

    /// <summary>VK wants to know that this server is the community's: answer with the code as plain text.</summary>
    public sealed record Confirmation(string Code) : CallbackRequest;

    /// <summary>Store it, then answer "ok".</summary>
    public sealed record Update(IncomingUpdate Content) : CallbackRequest;

    /// <summary>Nothing to store (the community's own message): answer "ok".</summary>
    public sealed record Nothing : CallbackRequest;

    /// <summary>Answer 403 (not from VK), 400 or 413; the reason is for the log.</summary>
    public sealed record Refused(CallbackRefusal Reason) : CallbackRequest;
}

internal enum CallbackRefusal
{
    TooLarge,
    NotJson,
    WrongSecret,
    WrongGroup,
}

/// <summary>Reads what is posted to one school's callback address.</summary>
/// <param name="secret">As set in the community's callback server; without one everything is refused.</param>
internal sealed class VkCallback(VkConnection connection, string secret, string confirmationCode)
{
    /// <summary>The longest body to read: VK's events are a few kilobytes, with deep forwards some hundred.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    private readonly byte[] secretHash = Hash(secret);
    private readonly VkUpdates updates = new(connection);

    /// <param name="receivedAt">The school's time, for events that VK gives no date.</param>
    public CallbackRequest Read(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        if (body.Length > MaxBytes)
            return new CallbackRequest.Refused(CallbackRefusal.TooLarge);
        try
        {
            using var document = JsonDocument.Parse(body, VkJson.Document);
            return Read(document.RootElement, receivedAt);
        }
        catch (Exception ex) when (ex is JsonException or InvalidOperationException)
        {
            return new CallbackRequest.Refused(CallbackRefusal.NotJson);
        }
    }

    private CallbackRequest Read(JsonElement root, DateTimeOffset receivedAt)
    {
        if (root.As(VkJson.Default.VkUpdate) is not { } update)
            return new CallbackRequest.Refused(CallbackRefusal.NotJson);
        // Hashes, so that the comparison takes the same time for every length.
        if (!CryptographicOperations.FixedTimeEquals(secretHash, Hash(update.Secret ?? "")) || secret.Length == 0)
            return new CallbackRequest.Refused(CallbackRefusal.WrongSecret);
        if (update.GroupId != connection.GroupId)
            return new CallbackRequest.Refused(CallbackRefusal.WrongGroup);
        if (update.Type == "confirmation")
            return new CallbackRequest.Confirmation(confirmationCode);
        return updates.Read(root, receivedAt) is { } content ? new CallbackRequest.Update(content) : new CallbackRequest.Nothing();
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
