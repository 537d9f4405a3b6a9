using BotHost.Messaging;
using BotHost.Security;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotHost.Features.People;

internal static class PeopleRegistration
{
    internal static void AddPeople(this IServiceCollection services)
    {
        services.TryAddSingleton<PupilNames>();
        services.AddScoped<AccessRoutes>().AddScoped<AccessDialog>().AddScoped<AccessEntry>().AddScoped<AccessSubmission>().AddScoped<AccessCards>();
        services.AddScoped<DecideAccessHandler>().AddScoped<AccessObjections>().AddScoped<ChildMatches>().AddScoped<DeciderFinder>().AddScoped<DecisionCards>();
        services.AddScoped<ClassList>().AddScoped<FamilyDesk>().AddScoped<QuestionDesk>().AddScoped<StatusHandler>();
        services.AddScoped<CodeDesk>().AddScoped<CodeTries>().AddScoped<RedeemCodeHandler>();
        services.AddScoped<PupilDesk>().AddScoped<AdultBlocks>().AddScoped<FamilyRoutes>();
        services.AddScoped<IDeliveryObserver, RefusedCards>();
    }
}
