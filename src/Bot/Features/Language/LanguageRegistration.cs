using BotHost.Domain.Language.Intents;

namespace BotHost.Features.Language;

internal static class LanguageRegistration
{
    /// <exception cref="Configuration.ConfigurationException">A rule file cannot be read.</exception>
    internal static void AddLanguage(this IServiceCollection services)
    {
        var rules = RuleFiles.Load();
        services.AddSingleton<Lazy<Understander>>(rules);
        services.AddHostedService<RuleWarmUp>();
        services.AddScoped<FreeTextHandler>().AddScoped<Hearing>().AddScoped<Interruption>();
    }
}

/// <summary>Learns from the rules beside the start, so that the first message does not wait for it.</summary>
internal sealed class RuleWarmUp(Lazy<Understander> rules) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => rules.Value.Understand("any", "ссылка на чат 5а", new HashSet<string>()), stoppingToken);
}
