using BotHost.Configuration;

namespace BotHost.Cli;

/// <summary>Which school a verb is about.</summary>
internal static class ChosenSchool
{
    /// <param name="key">From the command line; null where it was not given.</param>
    /// <exception cref="ConfigurationException">No such school, or it is not clear which.</exception>
    public static string Of(BotOptions options, string? key) => (key, options.Schools) switch
    {
        (null, [var only]) => only.Key,
        (null, []) => throw new ConfigurationException(["Schools is empty."]),
        (null, _) => throw new ConfigurationException(["Several Schools are configured: --school KEY says which."]),
        _ => options.Schools.FirstOrDefault(school => school.Key == key)?.Key ?? throw new ConfigurationException(["Schools has no school with the key of --school."]),
    };
}
