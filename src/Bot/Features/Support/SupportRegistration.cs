namespace BotHost.Features.Support;

internal static class SupportRegistration
{
    internal static void AddSupport(this IServiceCollection services) => services.AddScoped<SupportHandler>().AddScoped<SafetyHandler>();
}
