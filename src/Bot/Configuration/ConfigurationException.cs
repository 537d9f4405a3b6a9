namespace BotHost.Configuration;

/// <summary>The configuration cannot be worked with. Each line names a key and never a value, which may be a secret.</summary>
internal sealed class ConfigurationException(IReadOnlyList<string> findings) : Exception(string.Join(Environment.NewLine, findings))
{
    public IReadOnlyList<string> Findings { get; } = findings;
}
