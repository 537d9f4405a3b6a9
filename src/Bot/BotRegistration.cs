using BotHost.Configuration;
using BotHost.Features.Chats;
using BotHost.Features.Dialogs;
using BotHost.Features.Invites;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;

namespace BotHost;

/// <summary>Puts the bot together.</summary>
internal static class BotRegistration
{
    /// <param name="schoolClock">School time; machine time is never taken from it.</param>
    public static IServiceCollection AddBot(this IServiceCollection services, BotOptions options, TimeProvider schoolClock)
    {
        services.AddSingleton(options).AddSingleton(schoolClock);
        services.AddDatabase(options.Database);
        AddMessaging(services);
        AddFeatures(services);
        if (schoolClock is VirtualClock clock)
            services.AddSingleton(clock).AddSingleton<VirtualTime>();
        return services;
    }

    private static void AddMessaging(IServiceCollection services)
    {
        services.AddSingleton<EntryIds>().AddSingleton<OutboxSignal>().AddSingleton<UnitOfWork>();
        services.AddSingleton<Lanes>().AddSingleton<Inbox>().AddSingleton<SchoolRunners>().AddSingleton<OutboxRecovery>();
        services.AddSingleton<BotActivity>().AddSingleton<BotState>().AddSingleton<JobRunner>();
        services.AddSingleton(provider => new ActiveLock(provider.GetRequiredService<BotOptions>().Database));
        services.AddSingleton<Acknowledger>().AddHostedService(provider => provider.GetRequiredService<Acknowledger>());
        services.AddHostedService<BotService>();
        services.AddScoped<Work>().AddScoped<PeopleCache>().AddScoped<UpdateHandler>().AddScoped<CommandRouter>();
        services.AddScoped<Buttons>().AddScoped<Outbox>().AddScoped<OutboxStore>().AddScoped<OutboxResults>();
    }

    private static void AddFeatures(IServiceCollection services)
    {
        services.AddScoped<AuditLog>().AddScoped<Rights>().AddScoped<ConfiguredRoles>().AddScoped<DailyRuns>();
        services.AddScoped<MenuHandler>();
        services.AddChats();
        services.AddInvites();
        foreach (var schedule in Schedules.All)
            services.AddScoped(schedule.Job);
    }
}
