using BotHost.Domain.Events;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Privacy;

/// <summary>What becomes of a person's rows of one table.</summary>
internal enum Fate
{
    /// <summary>Deleted with "Удалить", as they are.</summary>
    Erased,

    /// <summary>Ended or emptied with "Удалить" by a rule of their own, in <see cref="ForgetHandler"/>.</summary>
    Ended,

    /// <summary>They stay, and lead to a row of "people" that names nobody.</summary>
    Stays,
}

/// <param name="Words">How "Мои данные" calls them; null where it says more of them than their number.</param>
/// <param name="Why">Why they stay.</param>
internal sealed record PersonalTable(Type Row, Fate Fate, string? Words, string? Why, Func<BotDb, Person, CancellationToken, Task<int>> CountAsync, Func<BotDb, Person, CancellationToken, Task<int>> EraseAsync);

/// <summary>
/// Every table with a reference to a person: "Мои данные" counts them, "Удалить" erases them or leaves them for a reason. A table that is missing here fails a test.
/// </summary>
internal static class PersonalTables
{
    private const string Register = "a decision or a record of the school, which says who was responsible";

    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        // Leases go before the invites that they belong to.
        Erased("открытых ссылок на чаты", (db, it) => db.Leases.Where(row => row.Person == it.Id)),
        Erased("просьб прислать ссылку, когда она появится", (db, it) => db.Wishes.Where(row => row.Person == it.Id)),
        Erased("попыток ввода кода за сутки", (db, it) => db.CodeAttempts.Where(row => row.Person == it.Id)),
        Erased("вопросов вам от школы", (db, it) => db.Questions.Where(row => row.Asked == it.Id)),
        Erased(null, (db, it) => db.Verifications.Where(row => row.Asker == it.Id)),
        Erased("наборов кнопок под сообщениями", (db, it) => db.Buttons.Where(row => row.Owner == it.User)),
        Erased("сообщений, где показана ваша заявка или просьба к вам", (db, it) => db.Cards.Where(row => row.Recipient == it.Id)),
        Erased("напоминаний", (db, it) => db.Reminders.Where(row => row.Owner == it.Id)),
        Erased("отметок «Прочитал(а)»", (db, it) => db.AnnouncementWords.Where(row => row.Person == it.Id)),
        Erased("объявлений, отправленных вам", (db, it) => db.AnnouncementCopies.Where(row => row.Person == it.Id)),
        Erased("сообщений вам о событиях", (db, it) => Posts(db, ConversationRef.Dialog(it.User))),
        Erased("отправленных вам сообщений, без текста", (db, it) => Sent(db, ConversationRef.Dialog(it.User))),
        Erased("мест в списках школы (заместители, активы)", (db, it) => db.ListEntries.Where(row => row.Person == it.Id)),
        Erased("обращений за помощью", (db, it) => db.Tickets.Where(row => row.Asker == it.Id)),
        Erased("списков, ждущих вашего решения", (db, it) => db.PendingImports.Where(row => row.Sender == it.Id)),
        Erased("файлов, которые читаются", (db, it) => db.ReceivedFiles.Where(row => row.Sender == it.Id)),
        Erased("настроек сводки", (db, it) => db.DigestSettings.Where(row => row.Recipient == it.Id)),
        Erased("сводок, отправленных вам", (db, it) => db.Digests.Where(row => row.Recipient == it.Id)),

        Ended(null, (db, it) => db.People.Where(row => row.Id == it.Id)),
        Ended(null, (db, it) => db.Pupils.Where(row => row.Account == it.Id)),
        Ended(null, (db, it) => db.AccessRequests.Where(row => row.Asker == it.Id)),
        Ended(null, (db, it) => db.Guardianships.Where(row => row.Guardian == it.Id)),
        Ended(null, (db, it) => db.Invites.Where(row => row.Person == it.Id)),
        Ended(null, (db, it) => db.ChatMembers.Where(row => row.User == it.User)),
        Ended("назначений тем, к кому идут с бедой", (db, it) => db.Schools.Where(row => row.CrisisContact == it.Id)),

        Stays("the proof that consent was given and withdrawn", null, (db, it) => db.Consents.Where(row => row.Person == it.Id)),
        Stays("the journal of decisions, a year", null, (db, it) => db.Audit.Where(row => row.Actor == it.Id)),
        Stays("staff names are the school's own record", null, (db, it) => db.Staff.Where(row => row.Account == it.Id)),
        Stays(Register, null, (db, it) => db.Roles.Where(row => row.Person == it.Id)),
        Stays("a court's order holds whoever forgets it", "отметок о запрете", (db, it) => db.AdultBlocks.Where(row => row.Adult == it.Id)),
        Stays(Register, "представлений к должности", (db, it) => db.OfficeProposals.Where(row => row.Candidate == it.Id || row.ProposedBy == it.Id)),
        Stays(Register, "замещений", (db, it) => db.Delegations.Where(row => row.From == it.Id || row.To == it.Id)),
        Stays(Register, "слов о коллегах при подтверждении", (db, it) => db.Vouches.Where(row => row.Colleague == it.Id)),
        Stays(Register, "записей в журнале движения", (db, it) => db.Movements.Where(row => row.RecordedBy == it.Id)),
        Stays(Register, "переходов на новый год, проведённых вами", (db, it) => db.YearRollovers.Where(row => row.By == it.Id)),
        Stays(Register, "заездов, заведённых вами", (db, it) => db.Intakes.Where(row => row.CreatedBy == it.Id)),
        Stays(Register, "назначений классных руководителей вперёд", (db, it) => db.HomeroomPlans.Where(row => row.PlannedBy == it.Id)),
        Stays("the code is another's, ends by itself and is deleted then", "выданных вами кодов", (db, it) => db.AccessCodes.Where(row => row.IssuedBy == it.Id)),
        Stays(Register, "чатов, подключённых вами", (db, it) => db.Chats.Where(row => row.AddedBy == it.Id || row.BoundBy == it.Id)),
        Stays(Register, "ссылок, загруженных вами", (db, it) => db.LoadedLinks.Where(row => row.LoadedBy == it.Id)),
        Stays("the archive of what the school announced", "ваших объявлений", (db, it) => db.Announcements.Where(row => row.Author == it.Id)),
        Stays("the statistics of the school's events", "событий, которые вы планировали или вели", (db, it) => db.Events.Where(row => row.PlannedBy == it.Id || row.Host == it.Id)),
        Stays(Register, "отметок о заявках в кабинете платформы", (db, it) => db.Elsewhere.Where(row => row.NotedBy == it.Id || row.AcceptedBy == it.Id)),
        Stays(Register, "показателей, введённых вами", (db, it) => db.PlatformFigures.Where(row => row.EnteredBy == it.Id)),
        Stays(Register, "версий положения, загруженных вами", (db, it) => db.Regulations.Where(row => row.LoadedBy == it.Id)),
        Stays(Register, "писем в поддержку платформы", (db, it) => db.Letters.Where(row => row.SentBy == it.Id)),
    ];

    private static IQueryable<EventPost> Posts(BotDb db, ConversationRef dialog) => db.EventPosts.Where(row => row.Conversation == dialog);

    /// <summary>What is still to be sent goes out first: the answer that everything is deleted among it.</summary>
    private static IQueryable<OutboxEntry> Sent(BotDb db, ConversationRef dialog) => db.Outbox.Where(row => row.Conversation == dialog && row.State >= OutboxState.Sent);

    private static PersonalTable Erased<T>(string? words, Func<BotDb, Person, IQueryable<T>> rows) where T : class => Of(Fate.Erased, words, null, rows);

    private static PersonalTable Ended<T>(string? words, Func<BotDb, Person, IQueryable<T>> rows) where T : class => Of(Fate.Ended, words, null, rows);

    private static PersonalTable Stays<T>(string why, string? words, Func<BotDb, Person, IQueryable<T>> rows) where T : class => Of(Fate.Stays, words, why, rows);

    private static PersonalTable Of<T>(Fate fate, string? words, string? why, Func<BotDb, Person, IQueryable<T>> rows) where T : class
        => new(typeof(T), fate, words, why, (db, person, ct) => rows(db, person).CountAsync(ct), (db, person, ct) => rows(db, person).ExecuteDeleteAsync(ct));
}
