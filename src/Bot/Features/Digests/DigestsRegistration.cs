namespace BotHost.Features.Digests;

internal static class DigestsRegistration
{
    internal static void AddDigests(this IServiceCollection services) => services
        .AddScoped<DigestReader>().AddScoped<WeekReader>().AddScoped<ClassDigestReader>().AddScoped<DigestTrendReader>()
        .AddScoped<DigestPlans>().AddScoped<DigestWriter>().AddScoped<DigestHandler>().AddScoped<DigestSettingsHandler>();
}
