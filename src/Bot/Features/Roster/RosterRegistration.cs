namespace BotHost.Features.Roster;

internal static class RosterRegistration
{
    /// <summary>Needs a <see cref="Security.KeyedHash"/>.</summary>
    internal static void AddRoster(this IServiceCollection services) => services.AddScoped<PendingImports>().AddSingleton<RosterImport>();
}
