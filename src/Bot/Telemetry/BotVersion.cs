using System.Reflection;

namespace BotHost.Telemetry;

internal static class BotVersion
{
    public static string Text { get; } =
        typeof(BotVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
