namespace BotHost.Features.Roster;

internal static class RosterRegistration
{
    /// <summary>Needs a <see cref="Security.KeyedHash"/>.</summary>
    internal static void AddRoster(this IServiceCollection services) => services.AddSingleton<PendingImports>().AddSingleton<RosterImport>();
}
