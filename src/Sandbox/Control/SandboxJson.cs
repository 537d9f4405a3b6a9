using System.Text.Json.Serialization;
using BotHost.Sandbox.People;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;

namespace BotHost.Sandbox.Control;

/// <summary>The control channel's JSON; nothing of it is VK's.</summary>
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SandboxCommand))]
[JsonSerializable(typeof(Done))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(DateTimeOffset))]
[JsonSerializable(typeof(JoinResult))]
[JsonSerializable(typeof(PressAnswer))]
[JsonSerializable(typeof(MessageView))]
[JsonSerializable(typeof(IReadOnlyList<MessageView>))]
[JsonSerializable(typeof(ConversationView))]
[JsonSerializable(typeof(IReadOnlyList<ConversationSummary>))]
[JsonSerializable(typeof(Attachment.Document))]
[JsonSerializable(typeof(JournalView))]
[JsonSerializable(typeof(SandboxCounts))]
[JsonSerializable(typeof(CommandFailure))]
internal sealed partial class SandboxJson : JsonSerializerContext;

/// <param name="NotFound">The command names somebody or something that is not there.</param>
internal sealed record CommandFailure(string Message, bool NotFound);
