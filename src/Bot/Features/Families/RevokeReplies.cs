using BotHost.Domain.Invites;
using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Messaging;

namespace BotHost.Features.Families;

internal static class RevokeReplies
{
    public static Reply AskClass(SchoolClass @class, int invites, int codes) => invites + codes == 0
        ? new Reply($"{@class.Name}: отзывать нечего, действующих приглашений и кодов нет.")
        : new Reply($"{@class.Name}: отозвать {What(invites, codes)}? Те, кто уже в чате, останутся. Кому ещё нужно, возьмёт новое приглашение.")
            .Row(Choice.Do("Отозвать всё", "revoke", "class", @class.Id.ToString(), "sure").Negative(), Choice.Do("Выбрать семью", "family", "class", @class.Id.ToString(), "0"))
            .Deciding();

    /// <param name="each">To take back one alone, where there are several.</param>
    public static Reply AskFamily(Pupil pupil, int invites, int codes, IReadOnlyList<Invite> each)
    {
        var back = Choice.Do("К ученику", "family", "pupil", pupil.Id.ToString());
        if (invites + codes == 0)
            return new Reply($"{pupil.ShortName} Отзывать нечего: действующих приглашений и кодов нет.").Row(back);
        return new Reply($"{pupil.ShortName} Отозвать у семьи {What(invites, codes)}? Кто уже в чате, останется.")
            .Row(Choice.Do("Отозвать всё", "revoke", "pupil", pupil.Id.ToString(), "sure").Negative())
            .Tiled(each.Take(4).Select((invite, i) => Choice.Do($"Только приглашение {i + 1}", "revoke", "one", invite.Id.ToString())), perRow: 2)
            .Row(back);
    }

    /// <param name="whose">A class or a child; null for one invite.</param>
    public static Reply Done(string? whose, int invites, int codes) => new(invites + codes == 0
        ? "Отзывать уже нечего."
        : $"Готово{(whose is null ? "" : $" ({whose})")}: отозвано {What(invites, codes)}. Это войдёт в ночной акт.");

    private static string What(int invites, int codes)
    {
        List<string> parts = [];
        if (invites > 0)
            parts.Add(Plural.Of(invites, "приглашение", "приглашения", "приглашений"));
        if (codes > 0)
            parts.Add(Plural.Of(codes, "код", "кода", "кодов"));
        return string.Join(" и ", parts);
    }
}
