using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotHost.Sandbox.Web;

/// <summary>What page and server say to each other.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PageView))]
[JsonSerializable(typeof(StageView))]
[JsonSerializable(typeof(CurtainView))]
[JsonSerializable(typeof(JumpReport))]
[JsonSerializable(typeof(JumpRequest))]
[JsonSerializable(typeof(ReadRequest))]
[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(JoinAnswer))]
[JsonSerializable(typeof(InvitationView))]
[JsonSerializable(typeof(FaultRequest))]
[JsonSerializable(typeof(ResetRequest))]
[JsonSerializable(typeof(LiveEvent))]
[JsonSerializable(typeof(PageFailure))]
internal sealed partial class PageJson : JsonSerializerContext;
