using BotHost.Domain.Chats;

namespace BotHost.Configuration;

/// <summary>Everything that appsettings.json and the environment say. The README documents each key.</summary>
public sealed record BotOptions
{
    public DatabaseOptions Database { get; init; } = new();
    public IReadOnlyList<SchoolOptions> Schools { get; init; } = [];
    public InviteOptions Invites { get; init; } = new();
    public RequestOptions Requests { get; init; } = new();
    public FamilyCodeOptions FamilyCodes { get; init; } = new();
    public DigestOptions Digest { get; init; } = new();
    public QuietHoursOptions QuietHours { get; init; } = new();
    public AnnouncementOptions Announcements { get; init; } = new();
    public ClockOptions Clock { get; init; } = new();
    public SecurityOptions Security { get; init; } = new();
    public RetentionOptions Retention { get; init; } = new();
    public RegulationOptions Regulation { get; init; } = new();
    public WebOptions Web { get; init; } = new();
    public SandboxOptions Sandbox { get; init; } = new();
}

public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}

public sealed record DatabaseOptions
{
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;
    public string ConnectionString { get; init; } = "Data Source=data/bothost.db";
}

public sealed record SchoolOptions
{
    public string Key { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>IANA name.</summary>
    public string TimeZone { get; init; } = "Europe/Moscow";

    /// <summary>VK user ids. Applied once per id: a later revocation in the chat wins.</summary>
    public IReadOnlyList<long> Administrators { get; init; } = [];
    public long? Head { get; init; }

    /// <summary>Break-glass: always gets in.</summary>
    public long? Owner { get; init; }
    public VkSchoolOptions Vk { get; init; } = new();
}

public enum VkTransport
{
    LongPoll,
    Callback,
}

public sealed record VkSchoolOptions
{
    public long GroupId { get; init; }
    public string? AccessToken { get; init; }
    public Uri ApiUrl { get; init; } = new("https://api.vk.ru/method/");
    public VkTransport Transport { get; init; } = VkTransport.LongPoll;
    public string? CallbackSecret { get; init; }
    public string? ConfirmationCode { get; init; }

    /// <summary>0 = as many as VK takes.</summary>
    public int RequestsPerSecond { get; init; } = 20;

    public override string ToString() => $"VK community {GroupId}"; // the token never reaches a log
}

public sealed record InviteOptions
{
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(3);
    public TimeSpan LeaseLifetime { get; init; } = TimeSpan.FromMinutes(15);
    public TimeSpan RemindAfter { get; init; } = TimeSpan.FromDays(1);
    public TimeSpan RemindBeforeExpiry { get; init; } = TimeSpan.FromDays(1);
    public int MaxReminders { get; init; } = 2;
    public Gatekeeping Gatekeeping { get; init; } = Gatekeeping.Auto;
}

/// <summary>Access requests and verification; a day is a working day.</summary>
public sealed record RequestOptions
{
    public TimeSpan RemindAfter { get; init; } = TimeSpan.FromDays(1);
    public TimeSpan EscalateAfter { get; init; } = TimeSpan.FromDays(2);
}

public sealed record FamilyCodeOptions
{
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(14);
    public int MaxAdults { get; init; } = 4;
}

public sealed record DigestOptions
{
    /// <summary>School time.</summary>
    public TimeOnly Time { get; init; } = new(17, 0);
    public bool WorkingDaysOnly { get; init; } = true;
    public bool SkipIfEmpty { get; init; } = true;
}

public sealed record RegulationOptions
{
    /// <summary>The school's regulation as TXT, MD or DOCX, for every school of this process; null: an administrator sends it in the chat.</summary>
    public string? File { get; init; }
}

/// <summary>School time; equal ends switch them off.</summary>
public sealed record QuietHoursOptions
{
    public TimeOnly From { get; init; } = new(19, 0);
    public TimeOnly To { get; init; } = new(7, 30);
}

public sealed record AnnouncementOptions
{
    /// <summary>0 = as fast as VK's call rate allows.</summary>
    public int RecipientsPerSecond { get; init; } = 30;
}

public sealed record ClockOptions
{
    /// <summary>How often due work is looked for; one second at least.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Sandbox only: the school time to start at, instead of the machine's.</summary>
    public DateTimeOffset? StartAt { get; init; }
}

public sealed record SecurityOptions
{
    /// <summary>Base64 of at least 32 bytes, for keyed hashes. Never stored in the database.</summary>
    public string? Key { get; init; }

    public override string ToString() => "Security"; // the key never reaches a log
}

public sealed record RetentionOptions
{
    public TimeSpan Leavers { get; init; } = TimeSpan.FromDays(30);
    public TimeSpan DeadInvites { get; init; } = TimeSpan.FromDays(90);
    public TimeSpan Audit { get; init; } = TimeSpan.FromDays(365);
}

public sealed record WebOptions
{
    public string Urls { get; init; } = "http://127.0.0.1:5080";
    public Uri? PublicUrl { get; init; }
    public string OperatorUrls { get; init; } = "http://127.0.0.1:5081";
}

public enum SandboxMode
{
    /// <summary>On when no school has a token and the environment is Development.</summary>
    Auto,
    On,
    Off,
}

public sealed record SandboxOptions
{
    public SandboxMode Enabled { get; init; } = SandboxMode.Auto;
}
