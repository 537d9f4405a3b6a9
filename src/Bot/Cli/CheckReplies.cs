namespace BotHost.Cli;

/// <summary>What the owner is sent by a check.</summary>
internal static class CheckReplies
{
    public const string Greeting = "Проверка связи: бот может вам писать. Отвечать не нужно.";
    public const string OpenDialog = "Открыть диалог";
}
