namespace BotHost.Features.Reminders;

internal static class RemindersRegistration
{
    internal static void AddReminders(this IServiceCollection services) => services.AddScoped<ReminderHandler>().AddScoped<ReminderDesk>();
}
