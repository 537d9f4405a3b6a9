namespace BotHost.Features.Statistics;

internal static class StatisticsRegistration
{
    internal static void AddStatistics(this IServiceCollection services) => services.AddScoped<StatisticsReader>().AddScoped<StatisticsHandler>();
}
