namespace BotHost.Features.Invites;

internal static class InvitesRegistration
{
    internal static void AddInvites(this IServiceCollection services)
        => services.AddScoped<InviteDesk>().AddScoped<Entitlements>();
}
