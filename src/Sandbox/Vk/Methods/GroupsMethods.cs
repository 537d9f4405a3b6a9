using System.Text.Json;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Vk.Methods;

internal sealed class GroupsMethods(World world)
{
    public IEnumerable<KeyValuePair<string, VkMethod>> All =>
    [
        new("groups.getById", GetById),
        new("groups.getTokenPermissions", GetTokenPermissions),
        new("groups.getLongPollServer", GetLongPollServer),
        new("groups.getLongPollSettings", GetLongPollSettings),
        new("groups.setLongPollSettings", SetLongPollSettings),
    ];

    private VkError? GetById(ApiCall call, Utf8JsonWriter response)
    {
        var names = (call.Parameters.Text("group_ids") ?? call.Parameters.Text("group_id"))?.Split(',', StringSplitOptions.TrimEntries);
        var found = names is null
            ? [call.Community]
            : names.Select(Find).OfType<Community>().ToList();
        if (found.Count == 0)
            return VkError.Of(100, "group_ids is undefined");
        response.WriteStartObject();
        response.WriteStartArray("groups"u8);
        foreach (var community in found)
            Write(response, community);
        response.WriteEndArray();
        response.WriteStartArray("profiles"u8);
        response.WriteEndArray();
        response.WriteEndObject();
        return null;
    }

    public static void Write(Utf8JsonWriter writer, Community community)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, community.Id);
        writer.WriteString("name"u8, community.Setup.Name);
        writer.WriteString("screen_name"u8, community.ScreenName);
        writer.WriteNumber("is_closed"u8, 0);
        writer.WriteString("type"u8, "group");
        writer.WriteEndObject();
    }

    private VkError? GetTokenPermissions(ApiCall call, Utf8JsonWriter response)
    {
        var granted = Permissions.All.Where(right => call.Community.Setup.Permissions.Contains(right.Name)).ToList();
        response.WriteStartObject();
        response.WriteNumber("mask"u8, granted.Sum(right => right.Setting));
        response.WriteStartArray("permissions"u8);
        foreach (var (name, setting) in granted)
        {
            response.WriteStartObject();
            response.WriteString("name"u8, name);
            response.WriteNumber("setting"u8, setting);
            response.WriteEndObject();
        }
        response.WriteEndArray();
        response.WriteEndObject();
        return null;
    }

    private VkError? GetLongPollServer(ApiCall call, Utf8JsonWriter response)
    {
        if (CheckGroup(call) is { } error)
            return error;
        if (!call.Community.LongPollSettings.IsEnabled)
            return VkError.Of(100, "longpoll for this group is not enabled");
        response.WriteStartObject();
        response.WriteString("key"u8, call.Community.LongPoll.Key);
        response.WriteString("server"u8, new Uri(world.RequiredBaseAddress, $"whp/{call.Community.Id}").AbsoluteUri);
        response.WriteString("ts"u8, call.Community.LongPoll.LastTs.ToString(System.Globalization.CultureInfo.InvariantCulture));
        response.WriteEndObject();
        return null;
    }

    private VkError? GetLongPollSettings(ApiCall call, Utf8JsonWriter response)
    {
        if (CheckGroup(call) is { } error)
            return error;
        var settings = call.Community.LongPollSettings;
        response.WriteStartObject();
        response.WriteBoolean("is_enabled"u8, settings.IsEnabled);
        EventNames.WriteSettings(response, settings);
        response.WriteEndObject();
        return null;
    }

    private VkError? SetLongPollSettings(ApiCall call, Utf8JsonWriter response)
    {
        if (CheckGroup(call) is { } error)
            return error;
        var settings = call.Community.LongPollSettings;
        EventNames.ReadSettings(call.Parameters, settings);
        if (call.Parameters.Flag("enabled") is { } enabled)
            settings.IsEnabled = enabled;
        response.WriteNumberValue(1);
        return null;
    }

    /// <summary>A community's key speaks for that community only.</summary>
    public static VkError? CheckGroup(ApiCall call) =>
        call.Parameters.RequiredLong("group_id") == call.Community.Id ? null : VkError.Of(203);

    private Community? Find(string name)
    {
        if (long.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out var id))
            return world.Communities.GetValueOrDefault(id);
        return world.Communities.Values.FirstOrDefault(community => community.ScreenName == name || $"club{community.Id}" == name);
    }
}
