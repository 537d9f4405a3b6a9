namespace BotHost.Configuration;

/// <summary>Where appsettings.json stands. Relative paths in the configuration start there too, so the current folder changes nothing.</summary>
internal static class ConfigurationFolder
{
    private const string FileName = "appsettings.json";

    /// <returns>The repository's root when the executable or the current folder is inside one; else the current folder if it has the file; else the executable's folder.</returns>
    public static string Find(string executableFolder, string currentFolder)
        => RepositoryAbove(executableFolder)
            ?? RepositoryAbove(currentFolder)
            ?? (File.Exists(Path.Combine(currentFolder, FileName)) ? currentFolder : executableFolder);

    private static string? RepositoryAbove(string folder)
    {
        for (var it = new DirectoryInfo(folder); it is not null; it = it.Parent)
        {
            if (File.Exists(Path.Combine(it.FullName, "BotHost.sln")) && File.Exists(Path.Combine(it.FullName, FileName)))
                return it.FullName;
        }
        return null;
    }
}
