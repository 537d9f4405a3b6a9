using System.Security.Cryptography;

namespace BotHost.Messaging;

/// <summary>Keys by which the messenger knows a repeated message: a positive int32, random, so that no two rows of a conversation share one by design.</summary>
internal static class ClientKey
{
    public static int New() => RandomNumberGenerator.GetInt32(1, int.MaxValue);
}
