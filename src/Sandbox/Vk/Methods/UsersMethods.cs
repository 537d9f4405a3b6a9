using System.Globalization;
using System.Text.Json;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Vk.Methods;

internal sealed class UsersMethods(World world)
{
    public IEnumerable<KeyValuePair<string, VkMethod>> All =>
    [
        new("users.get", Get),
        new("utils.resolveScreenName", ResolveScreenName),
        new("utils.getServerTime", GetServerTime),
    ];

    /// <summary>Unknown ids are left out, without an error.</summary>
    private VkError? Get(ApiCall call, Utf8JsonWriter response)
    {
        var names = call.Parameters.Text("user_ids")?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        if (names.Length > 1000)
            throw new BadParameterException("user_ids should have at most 1000 items");
        var fields = call.Parameters.Text("fields")?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        response.WriteStartArray();
        foreach (var name in names)
        {
            if (Find(name) is { } user)
                Write(response, user, fields);
        }
        response.WriteEndArray();
        return null;
    }

    public static void Write(Utf8JsonWriter writer, User user, IReadOnlyCollection<string> fields)
    {
        var profile = user.Profile;
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, user.Id);
        writer.WriteString("first_name"u8, profile.IsDeactivated ? "DELETED" : profile.FirstName);
        writer.WriteString("last_name"u8, profile.IsDeactivated ? "" : profile.LastName);
        if (profile.IsDeactivated)
            writer.WriteString("deactivated"u8, "deleted");
        writer.WriteBoolean("can_access_closed"u8, true);
        writer.WriteBoolean("is_closed"u8, false);
        if (fields.Contains("screen_name"))
            writer.WriteString("screen_name"u8, profile.ScreenName ?? $"id{user.Id}");
        if (fields.Contains("domain"))
            writer.WriteString("domain"u8, profile.ScreenName ?? $"id{user.Id}");
        writer.WriteEndObject();
    }

    /// <summary>An empty array, not an object, when nobody is called so.</summary>
    private VkError? ResolveScreenName(ApiCall call, Utf8JsonWriter response)
    {
        var name = call.Parameters.RequiredText("screen_name");
        if (Find(name) is { } user && !long.TryParse(name, CultureInfo.InvariantCulture, out _))
            Write(response, "user", user.Id);
        else if (world.Communities.Values.FirstOrDefault(community => IsCalled(community, name)) is { } found)
            Write(response, "group", found.Id);
        else
            WriteNothing(response);
        return null;

        static void Write(Utf8JsonWriter writer, string type, long id)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, type);
            writer.WriteNumber("object_id"u8, id);
            writer.WriteEndObject();
        }

        static void WriteNothing(Utf8JsonWriter writer)
        {
            writer.WriteStartArray();
            writer.WriteEndArray();
        }
    }

    private VkError? GetServerTime(ApiCall call, Utf8JsonWriter response)
    {
        response.WriteNumberValue(call.Now.ToUnixTimeSeconds());
        return null;
    }

    private User? Find(string name)
    {
        var digits = name.StartsWith("id", StringComparison.OrdinalIgnoreCase) ? name[2..] : name;
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && world.Users.TryGetValue(id, out var user))
            return user;
        return world.Users.Values.FirstOrDefault(
            candidate => string.Equals(candidate.Profile.ScreenName, name, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsCalled(Community community, string name) =>
        string.Equals(community.ScreenName, name, StringComparison.OrdinalIgnoreCase)
        || string.Equals($"club{community.Id}", name, StringComparison.OrdinalIgnoreCase)
        || string.Equals($"public{community.Id}", name, StringComparison.OrdinalIgnoreCase);
}
