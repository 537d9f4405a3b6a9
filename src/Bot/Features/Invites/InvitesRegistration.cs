namespace BotHost.Features.Invites;

internal static class InvitesRegistration
{
    internal static void AddInvites(this IServiceCollection services) => services
        .AddScoped<InviteDesk>().AddScoped<InviteHandler>().AddScoped<InviteRevocations>().AddScoped<InviteTimes>()
        .AddScoped<LinkHandler>().AddScoped<LeaseDesk>().AddScoped<LeaseLinks>().AddScoped<InviteJoins>().AddScoped<HandHelp>().AddScoped<LoadedLinks>().AddScoped<LinkLoader>().AddScoped<SferumLinks>().AddScoped<MyChats>().AddScoped<Entitlements>();
}
