namespace BotHost.Features.Years;

internal static class YearsRegistration
{
    internal static void AddYears(this IServiceCollection services)
        => services.AddScoped<RolloverDesk>().AddScoped<RolloverHandler>().AddScoped<RolloverChats>().AddScoped<RolloverTeachers>().AddScoped<IntakeDesk>().AddScoped<IntakeHandler>();
}
