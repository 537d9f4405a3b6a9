using System.Diagnostics;
using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.Schools;

namespace BotHost.Messaging;

/// <summary>A configured school and its way to the messenger.</summary>
/// <param name="Source">Null when updates come by callback.</param>
internal sealed record SchoolContext(SchoolKey Key, SchoolOptions Options, TimeZoneInfo Zone, IMessenger Messenger, IUpdateSource? Source)
{
    private static readonly TimeSpan _probeAfter = TimeSpan.FromMinutes(1);
    private long _refusedAt;

    /// <summary>What the messenger said of the school's token last; null while it works.</summary>
    public int? TokenRefusedWith { get; private set; }

    /// <summary>The days that staff work: deadlines count them. Read from the table at the start and after each change.</summary>
    public SchoolCalendar WorkCalendar { get; set; } = SchoolCalendar.National;

    /// <summary>Sending rests while the token is refused; once a minute of machine time one row is tried.</summary>
    public bool MaySend => TokenRefusedWith is null || Stopwatch.GetElapsedTime(_refusedAt) > _probeAfter;

    public void TokenAnswered(int? refusal)
    {
        TokenRefusedWith = refusal;
        _refusedAt = Stopwatch.GetTimestamp();
    }
}

/// <summary>All schools of this process.</summary>
internal sealed class SchoolDirectory(IEnumerable<SchoolContext> schools)
{
    private readonly Dictionary<SchoolKey, SchoolContext> _schools = schools.ToDictionary(school => school.Key);

    public IReadOnlyCollection<SchoolContext> All => _schools.Values;

    public SchoolContext this[SchoolKey key] => _schools[key];

    public SchoolContext? Find(string key) => _schools.GetValueOrDefault(new SchoolKey(key));
}
