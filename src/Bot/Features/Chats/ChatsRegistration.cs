using BotHost.Messaging;

namespace BotHost.Features.Chats;

internal static class ChatsRegistration
{
    internal static void AddChats(this IServiceCollection services) => services
        .AddScoped<ChatEvents>().AddScoped<ChatRows>().AddScoped<ChatNames>().AddScoped<ChatKeepers>().AddScoped<ChatRights>()
        .AddScoped<ChatSetupHandler>().AddScoped<ChatSettingsHandler>().AddScoped<ChatBinder>().AddScoped<BotPresence>()
        .AddScoped<JoinHandler>().AddScoped<MemberNames>().AddScoped<MemberRegister>().AddScoped<ChatLook>().AddScoped<LinkResets>()
        .AddScoped<StrangerDesk>().AddScoped<MemberWord>().AddScoped<StrangerHandler>().AddScoped<ChatDoctor>().AddScoped<InsideTicks>().AddScoped<LeakHandler>()
        .AddScoped<IDeliveryObserver, ChatDeliveries>();
}
