using System.Globalization;
using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Privacy;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Privacy;

/// <summary>"/audit": the head reads who decided what and who looked at which list. Looking is written down too.</summary>
internal sealed class AuditHandler(BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit)
{
    private const int PageSize = 10;
    private static readonly string[] Routine = ["invite.issued", "invite.expired", "invite.annulled", "code.annulled", "invite.joined", "chat.link-reset", "consent.asked"];

    public async Task ShowAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (!await rights.IsHeadAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, AuditReplies.HeadOnly);
            return;
        }
        var page = words is [.., var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        var rows = await db.Audit.Where(row => !Routine.Contains(row.Action)).OrderByDescending(row => row.At).ThenByDescending(row => row.Id)
            .Skip(page * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);
        var actors = rows.Select(row => row.Actor).OfType<Id<Person>>().Distinct().ToList();
        var staff = await db.Staff.Where(row => row.Account != null && actors.Contains(row.Account.Value)).ToListAsync(cancellationToken);
        var offices = await db.Roles.Where(row => actors.Contains(row.Person) && row.RevokedAt == null).ToListAsync(cancellationToken);
        var lines = rows.Take(PageSize).Select(row => AuditReplies.Line(row, Who(row.Actor, staff, offices), work.School.Zone)).ToList();
        outbox.Answer(turn.Person, AuditReplies.Page(lines, page, rows.Count > PageSize));
        audit.Write(turn.Person, "list.audit", "school");
    }

    private static string Who(Id<Person>? actor, List<StaffMember> staff, List<RoleGrant> offices) => actor is not { } id
        ? "бот"
        : staff.Find(row => row.Account == id) is { } member ? StaffName.Short(member.FullName)
        : offices.Find(row => row.Person == id) is { } office ? MyDataReplies.Name(office.Role)
        : "родитель или ученик";
}

internal static class AuditReplies
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["access.requested"] = "заявка отправлена", ["access.approved"] = "заявка подтверждена", ["access.rejected"] = "заявка отклонена", ["access.withdrawn"] = "заявка отозвана",
        ["guardian.linked"] = "взрослый связан с ребёнком", ["guardian.unlinked"] = "взрослый отвязан", ["pupil.linked"] = "профиль ученика привязан", ["pupil.unlinked"] = "профиль ученика отвязан",
        ["code.issued"] = "выдан код", ["code.revoked"] = "код отозван", ["code.redeemed"] = "вход по коду", ["codes.printed"] = "напечатаны коды", ["codes.paused"] = "ввод кодов приостановлен", ["code.explained"] = "проверен код",
        ["invite.revoked"] = "приглашение отозвано", ["invites.revoked"] = "отозваны приглашения", ["invite.declined"] = "отказ от приглашения", ["act.made"] = "составлен акт", ["act.printed"] = "напечатан акт",
        ["member.removed"] = "участник удалён из чата", ["member.accepted"] = "участник признан своим", ["member.rejected"] = "участник признан чужим", ["member.undone"] = "решение об участнике отменено",
        ["chat.bound"] = "чат подключён", ["chat.unbound"] = "чат отключён", ["chat.leak"] = "ссылка сменена из-за утечки", ["chat.leak-reported"] = "сообщение об утечке", ["chat.gone"] = "бот убран из чата",
        ["list.pupils"] = "просмотр списка класса", ["list.adults"] = "просмотр взрослых ребёнка", ["list.missing"] = "просмотр «кого нет»", ["list.audit"] = "просмотр журнала", ["list.act"] = "просмотр акта",
        ["families.reminded"] = "напоминание семьям", ["block.set"] = "поставлена отметка о запрете", ["block.lifted"] = "снята отметка о запрете",
        ["consent.given"] = "согласие дано", ["consent.refused"] = "в согласии отказано", ["consent.withdrawn"] = "согласие отозвано", ["person.forgotten"] = "данные удалены по просьбе", ["person.hacked"] = "профиль закрыт: взлом",
        ["link.loaded"] = "загружена ссылка", ["link.given"] = "выдана ссылка Сферума", ["link.dropped"] = "ссылка убрана", ["join.ticked"] = "вход подтверждён учителем", ["join.denied"] = "вход не подтверждён",
        ["support.passed"] = "просьба о помощи передана", ["class.added"] = "класс добавлен", ["class.renamed"] = "класс переименован", ["class.archived"] = "класс убран в архив",
    };

    public static Reply HeadOnly { get; } = new Reply("Журнал решений читает руководитель школы. Свои данные можно посмотреть здесь.").Row(Choice.Do("Мои данные", "mydata")).Row(Choice.Do("Позвать человека", "ticket", "ask", ""));

    public static string Line(AuditEntry row, string who, TimeZoneInfo zone)
        => $"{RussianDate.Brief(row.At, zone)}: {Words.GetValueOrDefault(row.Action, row.Action)}{(row.Reason is { Length: > 0 and < 30 } reason && reason.All(char.IsAsciiDigit) ? $" ({reason})" : "")} — {who}";

    public static Reply Page(IReadOnlyList<string> lines, int page, bool hasMore)
    {
        var reply = new Reply(lines.Count == 0 ? "В журнале пока ничего нет." : $"Журнал решений и просмотров списков, новые сверху:\n{string.Join('\n', lines)}");
        List<Choice> turns = [];
        if (page > 0)
            turns.Add(Choice.Do("Новее", "audit", "page", $"{page - 1}"));
        if (hasMore)
            turns.Add(Choice.Do("Старше", "audit", "page", $"{page + 1}"));
        return turns.Count == 0 ? reply : reply.Row([.. turns]);
    }
}
