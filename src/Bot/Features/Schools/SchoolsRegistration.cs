using BotHost.Messaging;

namespace BotHost.Features.Schools;

internal static class SchoolsRegistration
{
    internal static void AddSchools(this IServiceCollection services)
    {
        services.AddSingleton<OutsideReads>().AddHostedService(provider => provider.GetRequiredService<OutsideReads>());
        services.AddSingleton<RosterFiles>().AddSingleton<ProfileReader>();
        services.AddScoped<SetUpHandler>().AddScoped<ImportHandler>().AddScoped<ClassesHandler>().AddScoped<HomeroomHandler>();
        services.AddScoped<ClassDesk>().AddScoped<CrisisContacts>().AddScoped<SchoolCalendars>();
        services.AddScoped<SchoolCardHandler>().AddScoped<HandOverHandler>().AddScoped<GroupHandler>().AddScoped<ListsHandler>();
    }
}
