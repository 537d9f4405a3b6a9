namespace BotHost.Features.Help;

internal static class HelpRegistration
{
    internal static void AddHelp(this IServiceCollection services) => services.AddScoped<GuideHandler>().AddScoped<TicketDesk>().AddScoped<LetterHandler>()
        .AddScoped<RegulationDesk>().AddScoped<RegulationHandler>().AddScoped<LegalActsHandler>();
}
