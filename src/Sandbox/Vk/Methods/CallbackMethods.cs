using System.Text.Json;
using BotHost.Sandbox.Vk.Events;

namespace BotHost.Sandbox.Vk.Methods;

/// <summary>The registry of callback servers (vk/facts.md §3).</summary>
internal sealed class CallbackMethods(CallbackSender sender)
{
    private const int MaxServers = 10;
    private const int MaxTitle = 14;
    private const int MaxSecret = 50;

    public IEnumerable<KeyValuePair<string, VkMethod>> All =>
    [
        new("groups.getCallbackConfirmationCode", OfGroup(GetConfirmationCode)),
        new("groups.addCallbackServer", OfGroup(Add)),
        new("groups.editCallbackServer", OfGroup(Edit)),
        new("groups.deleteCallbackServer", OfGroup(Delete)),
        new("groups.getCallbackServers", OfGroup(GetServers)),
        new("groups.setCallbackSettings", OfGroup(SetSettings)),
        new("groups.getCallbackSettings", OfGroup(GetSettings)),
    ];

    private static VkMethod OfGroup(VkMethod method) => (call, response) => GroupsMethods.CheckGroup(call) ?? method(call, response);

    private static VkError? GetConfirmationCode(ApiCall call, Utf8JsonWriter response)
    {
        response.WriteStartObject();
        response.WriteString("code"u8, call.Community.Setup.ConfirmationCode);
        response.WriteEndObject();
        return null;
    }

    private VkError? Add(ApiCall call, Utf8JsonWriter response)
    {
        var address = ReadAddress(call.Parameters);
        if (call.Community.CallbackServers.Count >= MaxServers)
            return VkError.Of(2000);
        var server = sender.Add(call.Community, address);
        response.WriteStartObject();
        response.WriteNumber("server_id"u8, server.Id);
        response.WriteEndObject();
        return null;
    }

    /// <summary>A changed address is to be confirmed anew.</summary>
    private static VkError? Edit(ApiCall call, Utf8JsonWriter response)
    {
        var address = ReadAddress(call.Parameters);
        if (Find(call) is not { } server)
            return VkError.Of(104);
        server.Address = address;
        server.EnqueueConfirmation();
        response.WriteNumberValue(1);
        return null;
    }

    private static VkError? Delete(ApiCall call, Utf8JsonWriter response)
    {
        if (Find(call) is not { } server)
            return VkError.Of(104);
        call.Community.CallbackServers.Remove(server);
        server.Stop();
        response.WriteNumberValue(1);
        return null;
    }

    private static VkError? GetServers(ApiCall call, Utf8JsonWriter response)
    {
        var wanted = call.Parameters.Longs("server_ids", MaxServers);
        var servers = call.Community.CallbackServers.FindAll(server => wanted is null || wanted.Contains(server.Id));
        response.WriteStartObject();
        response.WriteNumber("count"u8, servers.Count);
        response.WriteStartArray("items"u8);
        foreach (var server in servers)
            Write(response, server);
        response.WriteEndArray();
        response.WriteEndObject();
        return null;
    }

    private static VkError? SetSettings(ApiCall call, Utf8JsonWriter response)
    {
        if (Find(call) is not { } server)
            return VkError.Of(104);
        EventNames.ReadSettings(call.Parameters, server.Settings);
        response.WriteNumberValue(1);
        return null;
    }

    private static VkError? GetSettings(ApiCall call, Utf8JsonWriter response)
    {
        if (Find(call) is not { } server)
            return VkError.Of(104);
        response.WriteStartObject();
        EventNames.WriteSettings(response, server.Settings);
        response.WriteEndObject();
        return null;
    }

    private static void Write(Utf8JsonWriter writer, CallbackServer server)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, server.Id);
        writer.WriteString("title"u8, server.Address.Title);
        writer.WriteNumber("creator_id"u8, 0);
        writer.WriteString("url"u8, server.Address.Url.OriginalString);
        writer.WriteString("secret_key"u8, server.Address.Secret);
        writer.WriteString("status"u8, server.Status switch
        {
            CallbackStatus.Failed => "failed",
            CallbackStatus.Wait => "wait",
            CallbackStatus.Ok => "ok",
            _ => "unconfigured",
        });
        writer.WriteEndObject();
    }

    private static CallbackServer? Find(ApiCall call)
    {
        var id = call.Parameters.RequiredLong("server_id");
        return call.Community.CallbackServers.Find(server => server.Id == id);
    }

    private static CallbackAddress ReadAddress(ApiParameters parameters)
    {
        if (!Uri.TryCreate(parameters.RequiredText("url"), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new BadParameterException("url is not an address");
        return new CallbackAddress(url, Limited(parameters.RequiredText("title"), MaxTitle), Limited(parameters.Text("secret_key") ?? "", MaxSecret));
    }

    private static string Limited(string text, int max) =>
        text.Length <= max ? text : throw new BadParameterException($"title or secret_key is longer than {max}");
}
