namespace BotHost.Features.Roles;

internal static class RolesRegistration
{
    internal static void AddRoles(this IServiceCollection services)
        => services.AddScoped<RolesHandler>().AddScoped<DelegationHandler>().AddScoped<VouchHandler>();
}
