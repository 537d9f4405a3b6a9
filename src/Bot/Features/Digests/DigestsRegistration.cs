namespace BotHost.Features.Digests;

internal static class DigestsRegistration
{
    internal static void AddDigests(this IServiceCollection services) => services.AddScoped<DigestReader>().AddScoped<DigestHandler>();
}
