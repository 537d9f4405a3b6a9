using BotHost.Configuration;
using BotHost.Domain;

namespace BotHost.Messaging;

/// <summary>A configured school and its way to the messenger.</summary>
/// <param name="Source">Null when updates come by callback.</param>
internal sealed record SchoolContext(SchoolKey Key, SchoolOptions Options, TimeZoneInfo Zone, IMessenger Messenger, IUpdateSource? Source)
{
    /// <summary>What the messenger said of the school's token last; null while it works.</summary>
    public int? TokenRefusedWith { get; set; }
}

/// <summary>All schools of this process.</summary>
internal sealed class SchoolDirectory(IEnumerable<SchoolContext> schools)
{
    private readonly Dictionary<SchoolKey, SchoolContext> _schools = schools.ToDictionary(school => school.Key);

    public IReadOnlyCollection<SchoolContext> All => _schools.Values;

    public SchoolContext this[SchoolKey key] => _schools[key];

    public SchoolContext? Find(string key) => _schools.GetValueOrDefault(new SchoolKey(key));
}
