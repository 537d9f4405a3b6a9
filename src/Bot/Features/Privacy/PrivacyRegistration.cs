namespace BotHost.Features.Privacy;

internal static class PrivacyRegistration
{
    internal static void AddPrivacy(this IServiceCollection services) => services.AddScoped<ConsentDesk>().AddScoped<MyDataHandler>()
        .AddScoped<PupilConsents>().AddScoped<ConsentHandler>().AddScoped<ForgetHandler>().AddScoped<AuditHandler>();
}
