namespace BotHost.Features.Chats;

internal static class ChatsRegistration
{
    internal static void AddChats(this IServiceCollection services)
        => services.AddScoped<ChatEvents>().AddScoped<ChatNames>().AddScoped<ChatKeepers>();
}
