using BotHost.Messaging;

namespace BotHost.Features.Operations;

internal static class OperationsReplies
{
    public static Reply Dashboard(Uri link) => $"""
        Список заданий бота, только для просмотра. Ссылка действует 15 минут и один раз:
        {link.AbsoluteUri}

        Она открывается на том компьютере, где работает бот, или через ssh-туннель к нему.
        """;
}
