namespace BotHost.Features.Families;

internal static class FamiliesRegistration
{
    internal static void AddFamilies(this IServiceCollection services) => services.AddScoped<ClassCoverage>().AddScoped<MissingHandler>();
}
