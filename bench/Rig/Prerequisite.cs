using System.Diagnostics.CodeAnalysis;

namespace BotHost.Tests.Databases; // the linked PostgresServer of the tests asks for it here

/// <summary>Something a measurement needs of the machine.</summary>
internal static class Prerequisite
{
    [DoesNotReturn]
    public static void Missing(string reason) => throw new InvalidOperationException(reason);
}
