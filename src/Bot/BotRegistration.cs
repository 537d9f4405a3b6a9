using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Features.Announcements;
using BotHost.Features.Chats;
using BotHost.Features.Dialogs;
using BotHost.Features.Digests;
using BotHost.Features.Families;
using BotHost.Features.Help;
using BotHost.Features.Elsewhere;
using BotHost.Features.Events;
using BotHost.Features.Invites;
using BotHost.Features.Language;
using BotHost.Features.Movements;
using BotHost.Features.Operations;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Reminders;
using BotHost.Features.Roles;
using BotHost.Features.Roster;
using BotHost.Features.Schools;
using BotHost.Features.Statistics;
using BotHost.Features.Support;
using BotHost.Features.Talk;
using BotHost.Features.Verification;
using BotHost.Features.Years;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Security;
using BotHost.Telemetry;
using BotHost.Vk;
using BotHost.Web;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotHost;

/// <summary>Puts the bot together.</summary>
internal static class BotRegistration
{
    /// <param name="schoolClock">School time; machine time is never taken from it.</param>
    /// <param name="withJobServer">False where a virtual clock runs the jobs itself.</param>
    public static IServiceCollection AddBot(this IServiceCollection services, BotOptions options, TimeProvider schoolClock, bool withJobServer = true)
    {
        services.AddSingleton(options).AddSingleton(schoolClock);
        services.TryAddSingleton(new Pulse(TimeProvider.System));
        services.AddSingleton(_ => KeyedHash.FromOptions(options));
        services.AddSingleton(new OneTimeLinks(options.Web, TimeProvider.System));
        services.AddDatabase(options.Database);
        AddSchools(services, options);
        AddMessaging(services);
        AddFeatures(services);
        if (withJobServer)
            services.AddSingleton<JobServer>().AddHostedService(provider => provider.GetRequiredService<JobServer>());
        if (schoolClock is VirtualClock clock)
            services.AddSingleton(clock).AddSingleton<VirtualTime>();
        return services;
    }

    private static void AddSchools(IServiceCollection services, BotOptions options)
    {
        foreach (var school in options.Schools)
        {
            services.AddVk(school.Key, new VkConnection
            {
                GroupId = school.Vk.GroupId,
                AccessToken = school.Vk.AccessToken ?? "",
                ApiUrl = school.Vk.ApiUrl,
                RequestsPerSecond = school.Vk.RequestsPerSecond,
            });
            services.AddSingleton(provider => new SchoolContext(
                new SchoolKey(school.Key),
                school,
                TimeZoneInfo.FindSystemTimeZoneById(school.TimeZone),
                provider.GetRequiredKeyedService<IMessenger>(school.Key),
                school.Vk.Transport == Configuration.VkTransport.LongPoll ? provider.GetRequiredKeyedService<IUpdateSource>(school.Key) : null));
        }
        services.AddSingleton<SchoolDirectory>();
    }

    private static void AddMessaging(IServiceCollection services)
    {
        services.AddSingleton<EntryIds>().AddSingleton<OutboxSignal>().AddSingleton<UnitOfWork>();
        services.AddSingleton<Lanes>().AddSingleton<Inbox>().AddSingleton<SchoolRunners>().AddSingleton<LostHistory>();
        services.AddSingleton<BotActivity>().AddSingleton<JobRunner>();
        services.AddSingleton(provider => new ActiveLock(provider.GetRequiredService<BotOptions>().Database));
        services.AddSingleton<Acknowledger>().AddHostedService(provider => provider.GetRequiredService<Acknowledger>());
        services.AddSingleton<JobWaker>().AddHostedService(provider => provider.GetRequiredService<JobWaker>());
        services.AddSingleton<BotService>().AddHostedService(provider => provider.GetRequiredService<BotService>());
        services.AddScoped<Work>().AddScoped<PeopleCache>().AddScoped<UpdateHandler>().AddScoped<CommandRouter>();
        services.AddScoped<Buttons>().AddScoped<Outbox>().AddScoped<OutboxStore>().AddScoped<OutboxResults>();
    }

    private static void AddFeatures(IServiceCollection services)
    {
        services.AddScoped<AuditLog>().AddScoped<Rights>().AddScoped<ConfiguredRoles>().AddScoped<DailyRuns>();
        services.AddScoped<MenuHandler>().AddScoped<DashboardLinkHandler>().AddScoped<OutageDesk>();
        services.AddChats();
        services.AddInvites();
        services.AddDigests();
        services.AddRoster();
        services.AddPeople();
        services.AddFamilies();
        services.AddPrivacy();
        services.AddSupport();
        services.AddVerification();
        services.AddSchools();
        services.AddAnnouncements();
        services.AddReminders();
        services.AddEvents();
        services.AddScoped<TalkRoutes>().AddScoped<ElsewhereHandler>();
        services.AddMovements();
        services.AddLanguage();
        services.AddStatistics();
        services.AddHelp();
        services.AddRoles();
        services.AddYears();
        foreach (var schedule in Schedules.All)
            services.AddScoped(schedule.Job);
    }
}
