using System.Text.Json;
using BotHost.Sandbox.Faults;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Vk;

/// <summary>One call of one method by one community. The world's lock is held while it runs.</summary>
internal sealed record ApiCall(Community Community, ApiParameters Parameters, DateTimeOffset Now, FaultPlan Faults);

/// <summary>Writes the value of "response" and returns null, or writes nothing and returns the refusal.</summary>
/// <exception cref="BadParameterException">A parameter is missing or ill-typed (error 100).</exception>
internal delegate VkError? VkMethod(ApiCall call, Utf8JsonWriter response);
