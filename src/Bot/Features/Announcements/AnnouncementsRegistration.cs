using BotHost.Features.Audiences;

namespace BotHost.Features.Announcements;

internal static class AnnouncementsRegistration
{
    internal static void AddAnnouncements(this IServiceCollection services) => services
        .AddScoped<AudienceFinder>()
        .AddScoped<AnnouncementRoutes>().AddScoped<AnnouncementHandler>().AddScoped<AnnouncementDesk>().AddScoped<AnnouncementReports>().AddScoped<AnnouncementFiles>();
}
