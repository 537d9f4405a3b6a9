using BotHost.Domain.People;
using BotHost.Domain.Roster;

namespace BotHost.Domain.Chats;

/// <summary>A link that staff pasted where the bot cannot read one itself: of a chat it is not in, or of Sferum's own registration.</summary>
public sealed class LoadedLink : ISchoolRow, IVersioned
{
    public Id<LoadedLink> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required LinkUse Use { get; init; }

    /// <summary>The chat it leads into; null for Sferum's own links.</summary>
    public Id<Chat>? Chat { get; init; }

    /// <summary>Null for a link of the whole staff.</summary>
    public Id<SchoolClass>? Class { get; init; }

    /// <summary>Encrypted with a key that is not in the database.</summary>
    public required string Sealed { get; init; }
    public required DateTimeOffset LoadedAt { get; init; }
    public required Id<Person> LoadedBy { get; init; }

    /// <summary>Null: it holds until somebody says otherwise.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
    public int HandedOut { get; private set; }

    /// <summary>How many people said that it does not work.</summary>
    public int StaleReports { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsUsable(DateTimeOffset now) => EndedAt is null && (ValidUntil is null || now < ValidUntil);

    /// <summary>The staff should load another one.</summary>
    public bool IsStale(DateTimeOffset now) => EndedAt is null && (StaleReports > 0 || now >= ValidUntil);

    public void HandOut() => HandedOut++;

    public void ReportStale() => StaleReports++;

    public void End(DateTimeOffset now) => EndedAt ??= now;
}

public enum LinkUse
{
    Chat = 1,

    /// <summary>"Авторизация в Сферум" (clause 2.5-1).</summary>
    SferumPupils = 2,
    SferumParents = 3,
    SferumStaff = 4,
}

/// <summary>What somebody pasted as a link.</summary>
public abstract record PastedLink
{
    private PastedLink() { }

    public sealed record Fine(string Url) : PastedLink
    {
        public override string ToString() => "Fine"; // a link never reaches a log
    }

    public sealed record NotALink : PastedLink;

    /// <summary>Leads somewhere else: an adult's typing error or a cheat's page.</summary>
    public sealed record ForeignHost : PastedLink;

    private static readonly string[] Hosts = ["vk.com", "vk.ru", "vk.me", "sferum.ru", "max.ru"];

    public static PastedLink Read(string? text)
    {
        var words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var candidate = words.FirstOrDefault(word => word.Contains('.', StringComparison.Ordinal) && word.Contains('/', StringComparison.Ordinal));
        if (candidate is null || candidate.Length > 500)
            return new NotALink();
        if (!candidate.Contains("://", StringComparison.Ordinal))
            candidate = "https://" + candidate;
        if (!Uri.TryCreate(candidate.TrimEnd('.', ',', ')', '»'), UriKind.Absolute, out var url) || url.PathAndQuery.Length < 2 || url.UserInfo.Length > 0)
            return new NotALink();
        return url.Scheme == Uri.UriSchemeHttps && Hosts.Any(host => url.Host == host || url.Host.EndsWith("." + host, StringComparison.Ordinal))
            ? new Fine(url.ToString())
            : new ForeignHost();
    }
}
