using BotHost.Messaging;

namespace BotHost.Features.Talk;

internal static class TalkReplies
{
    public static Reply Menu(bool maySpeak, bool isAdministrator)
    {
        var reply = new Reply("Объявления, события, напоминания. Можно одной фразой: «напомни завтра в 9:00 сдать отчёт»"
            + (maySpeak ? ", «объявление 5А: …», «родительское собрание 5А 5 декабря в 18:00»." : "."));
        if (maySpeak)
            reply = reply.Row(Choice.Do("Новое объявление", "ann", "new").Primary(), Choice.Do("Мои объявления", "ann", "list", "0"));
        reply = reply.Row(Choice.Do("Ближайшие события", "ev", "list", "0"), Choice.Do("Мои напоминания", "rem", "list", "0"));
        if (isAdministrator)
            reply = reply.Row(Choice.Do("Очередь публикаций", "ann", "queue"), Choice.Do("Архив", "ann", "archive", "0")).Row(Choice.Do("Заявки в Сферуме", "elsewhere", "list"));
        return reply.Row(Choice.Do("Как получать объявления", "ann", "news"));
    }
}
