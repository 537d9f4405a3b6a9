using BotHost.Messaging;

namespace BotHost.Features.Talk;

internal static class TalkReplies
{
    public static Reply Menu(bool maySpeak, bool isAdministrator)
    {
        var reply = new Reply("Объявления. Что нужно?");
        if (maySpeak)
            reply = reply.Row(Choice.Do("Новое объявление", "ann", "new").Primary(), Choice.Do("Мои объявления", "ann", "list", "0"));
        if (isAdministrator)
            reply = reply.Row(Choice.Do("Очередь публикаций", "ann", "queue"), Choice.Do("Архив", "ann", "archive", "0"));
        return reply.Row(Choice.Do("Как получать объявления", "ann", "news"));
    }
}
