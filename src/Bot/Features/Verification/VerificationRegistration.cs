using BotHost.Messaging;

namespace BotHost.Features.Verification;

internal static class VerificationRegistration
{
    internal static void AddVerification(this IServiceCollection services)
    {
        services.AddScoped<VerifyHandler>().AddScoped<VerificationDesk>().AddScoped<VerificationCards>();
        services.AddScoped<DecideHandler>().AddScoped<StaffConfirmation>().AddScoped<StaffHandler>();
        services.AddScoped<Offices>().AddScoped<HomeroomDesk>();
        services.AddScoped<IDeliveryObserver, RefusedVerificationCards>();
    }
}
