using System.Collections.Frozen;
using System.Text.Json;

namespace BotHost.Sandbox.Vk;

/// <summary>All methods by name. Names are case sensitive (vk/facts.md §1).</summary>
internal sealed class MethodTable(IEnumerable<KeyValuePair<string, VkMethod>> methods)
{
    private readonly FrozenDictionary<string, VkMethod> _methods = methods.ToFrozenDictionary(StringComparer.Ordinal);

    public bool Contains(string name) => _methods.ContainsKey(name);

    public VkError? Invoke(string name, ApiCall call, Utf8JsonWriter response)
    {
        if (!_methods.TryGetValue(name, out var method))
            return VkError.Of(3);
        if (Permissions.RequiredFor(name) is { } permission && !call.Community.Setup.Permissions.Contains(permission))
            return VkError.Of(7, $"the key has no right {permission}");
        try
        {
            return call.Faults.TakeError(name, PeerOf(call.Parameters)) is { } code ? VkError.Of(code) : method(call, response);
        }
        catch (BadParameterException exception)
        {
            return VkError.Of(100, exception.Message);
        }
    }

    public static long? PeerOf(ApiParameters parameters) =>
        Number(parameters, "peer_id") ?? Number(parameters, "user_id")
        ?? (Number(parameters, "chat_id") is { } chat ? State.Chat.PeerOffset + chat : null);

    private static long? Number(ApiParameters parameters, string name) =>
        long.TryParse(parameters.Text(name), System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;
}
