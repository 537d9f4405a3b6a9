namespace BotHost.Features.Events;

internal static class EventsRegistration
{
    internal static void AddEvents(this IServiceCollection services) => services
        .AddScoped<EventFinder>().AddScoped<EventPosts>().AddScoped<EventDesk>().AddScoped<SchoolEventHandler>();
}
