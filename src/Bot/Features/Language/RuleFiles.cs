using BotHost.Configuration;
using BotHost.Domain.Language.Intents;

namespace BotHost.Features.Language;

/// <summary>The rule files beside the executable. Read once at start; one that cannot be read keeps the bot from starting and is named.</summary>
internal static class RuleFiles
{
    private const string Shared = "_общее.txt";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "rules");

    /// <exception cref="ConfigurationException">A file is missing or cannot be read.</exception>
    public static Understander Load() => Load(Folder);

    /// <exception cref="ConfigurationException">A file is missing or cannot be read.</exception>
    public static Understander Load(string folder)
    {
        try
        {
            var files = Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
            if (!files.Remove(Shared, out var shared))
                throw new RuleFormatException(Shared, 1, "the file is missing.");
            var intents = files.Select(file => RuleReader.ReadIntent(file.Key, file.Value)).ToList();
            RuleChecks.Check(RuleReader.ReadLexicon(Shared, shared), intents);
            return Understander.Build(RuleReader.ReadLexicon(Shared, shared), intents);
        }
        catch (Exception ex) when (ex is RuleFormatException or IOException)
        {
            throw new ConfigurationException([$"Rules: {ex.Message}"]);
        }
    }
}
