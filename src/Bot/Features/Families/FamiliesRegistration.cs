namespace BotHost.Features.Families;

internal static class FamiliesRegistration
{
    internal static void AddFamilies(this IServiceCollection services) => services
        .AddScoped<ClassCoverage>().AddScoped<MissingHandler>().AddScoped<PrintHandler>().AddScoped<NamedAdults>().AddScoped<Files.FileDesk>()
        .AddScoped<ActsHandler>().AddScoped<ActPaper>().AddScoped<RevokeHandler>().AddScoped<WhyHandler>();
}
