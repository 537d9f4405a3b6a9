namespace BotHost.Features.Movements;

internal static class MovementsRegistration
{
    internal static void AddMovements(this IServiceCollection services)
    {
        services.AddScoped<MovementHandler>().AddScoped<MovementDialog>().AddScoped<MovementJournal>().AddScoped<MovementDesk>();
        services.AddScoped<MovementEffects>().AddScoped<MovedFamilies>().AddScoped<MovementPeople>().AddScoped<MovementChats>().AddScoped<MovementSearch>().AddScoped<RosterHistory>();
    }
}
