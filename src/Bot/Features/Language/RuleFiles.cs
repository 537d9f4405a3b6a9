using BotHost.Configuration;
using BotHost.Domain.Language.Intents;

namespace BotHost.Features.Language;

/// <summary>The rule files beside the executable. Read and checked once at start; one that cannot be read keeps the bot from starting and is named.</summary>
internal static class RuleFiles
{
    private const string Shared = "_общее.txt";

    /// <summary>One for the process: the files are the same for all its schools.</summary>
    private static readonly Lazy<Lazy<Understander>> Shipped = new(() => Read(Path.Combine(AppContext.BaseDirectory, "rules")));

    /// <summary>Learns from the files on first use, which takes part of a second; that they can be read is known when this returns.</summary>
    /// <exception cref="ConfigurationException">A file is missing or cannot be read.</exception>
    public static Lazy<Understander> Load() => Shipped.Value;

    /// <exception cref="ConfigurationException">A file is missing or cannot be read.</exception>
    public static Lazy<Understander> Read(string folder)
    {
        try
        {
            var files = Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
            if (!files.Remove(Shared, out var shared))
                throw new RuleFormatException(Shared, 1, "the file is missing.");
            var lexicon = RuleReader.ReadLexicon(Shared, shared);
            var intents = files.Select(file => RuleReader.ReadIntent(file.Key, file.Value)).ToList();
            RuleChecks.Check(lexicon, intents);
            return new Lazy<Understander>(() => Understander.Build(lexicon, intents));
        }
        catch (Exception ex) when (ex is RuleFormatException or IOException)
        {
            throw new ConfigurationException([$"Rules: {ex.Message}"]);
        }
    }
}
