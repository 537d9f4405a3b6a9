namespace BotHost.Cli;

/// <summary>A verb cannot do its work; the message is one line for the operator and holds no secret.</summary>
internal sealed class CommandFailedException(string message) : Exception(message);
