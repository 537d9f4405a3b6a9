using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>"авторизация": the registration link of the person's role and class, as staff loaded it, with the steps (clause 2.5-1).</summary>
internal sealed class SferumLinks(BotDb db, Outbox outbox, Rights rights, Entitlements entitlements, LoadedLinks links, PupilConsents consents, AuditLog audit)
{
    public async Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        if (turn.Person.IsFrozen)
            outbox.Answer(turn.Person, SferumReplies.Unknown);
        else if (await rights.PupilAsync(turn.Person, cancellationToken) is { } pupil)
        {
            if (await consents.HasAsync(pupil, cancellationToken))
                await GiveAsync(turn.Person, LinkUse.SferumPupils, pupil.Class, cancellationToken);
            else
                await consents.AskAsync(turn.Person, pupil, cancellationToken);
        }
        else if (await rights.StaffAsync(turn.Person, cancellationToken) is not null)
            await GiveAsync(turn.Person, LinkUse.SferumStaff, null, cancellationToken);
        else if (await entitlements.GuardianClassesAsync(turn.Person, cancellationToken) is { Count: > 0 } classes)
        {
            foreach (var @class in classes)
                await GiveAsync(turn.Person, LinkUse.SferumParents, @class, cancellationToken);
        }
        else
            outbox.Answer(turn.Person, SferumReplies.Unknown);
    }

    private async Task GiveAsync(Person person, LinkUse use, Id<SchoolClass>? @class, CancellationToken cancellationToken)
    {
        var name = @class is { } id ? await db.Classes.Where(row => row.Id == id).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken) : null;
        var link = await links.OfSferumAsync(use, @class, cancellationToken);
        if (links.HandOut(link) is { } url)
        {
            audit.Write(person, "link.given", link!.Id);
            outbox.Answer(person, SferumReplies.Link(use, name, url));
        }
        else
            outbox.Answer(person, SferumReplies.NotLoaded(use, name));
    }
}

internal static class SferumReplies
{
    public static Reply Unknown { get; } = new Reply("Ссылку для регистрации в Сферуме бот даёт ученикам, родителям и сотрудникам школы. Сначала скажите, кто вы.")
        .Row(Choice.Do("Ссылка на чат класса", "link").Primary(), Choice.Do("У меня есть код", "code"))
        .Row(Choice.Do("Я работаю в школе", "verify"));

    public static Reply Link(LinkUse use, string? @class, string url) => new Reply(
        $"""
        {char.ToUpperInvariant(LinkLoadReplies.Name(use, @class)[0])}{LinkLoadReplies.Name(use, @class)[1..]}.
        1. Нажмите кнопку и войдите в свой профиль{(use == LinkUse.SferumPupils ? ", учебный, не родительский" : "")}.
        2. Код подтверждения вводите только на странице VK ID. Боту и людям его не сообщайте.{(use == LinkUse.SferumPupils ? " В начальных классах код может прийти на почту родителей." : "")}
        3. Выберите роль {Role(use)} и дождитесь, пока школа примет заявку.
        Ссылка только для вас: не пересылайте.
        """)
        .Row(Choice.Open("Открыть Сферум", url));

    public static Reply NotLoaded(LinkUse use, string? @class) => new Reply($"Пока не загружено: {LinkLoadReplies.Name(use, @class)}. Попросите {(use == LinkUse.SferumStaff ? "администратора" : "классного руководителя")}: он загрузит ссылку командой «загрузить».")
        .Row(Choice.Do("Помощь", "help"));

    private static string Role(LinkUse use) => use switch
    {
        LinkUse.SferumPupils => "«ученик»",
        LinkUse.SferumParents => "«родитель»",
        _ => "«учитель»",
    };
}
