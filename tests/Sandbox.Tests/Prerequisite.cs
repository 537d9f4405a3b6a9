using System.Diagnostics.CodeAnalysis;

namespace BotHost.Sandbox.Tests;

/// <summary>Something a test needs of the machine.</summary>
internal static class Prerequisite
{
    /// <summary>Skips the running test with the reason, or fails it where everything must run (BOTHOST_REQUIRE_ALL=1, as .ci/run sets it).</summary>
    [DoesNotReturn]
    public static void Missing(string reason)
    {
        if (Environment.GetEnvironmentVariable("BOTHOST_REQUIRE_ALL") == "1")
            Assert.Fail($"BOTHOST_REQUIRE_ALL=1, but {reason}");
        Assert.Skip(reason);
    }
}
