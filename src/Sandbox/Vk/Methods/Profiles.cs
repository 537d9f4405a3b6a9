using System.Text.Json;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Vk.Methods;

/// <summary>The lists of people and communities that an extended answer brings along.</summary>
internal static class Profiles
{
    public static void Write(Utf8JsonWriter writer, World world, IEnumerable<long> ids, string? fields)
    {
        var named = ids.Distinct().ToList();
        var wanted = fields?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        writer.WriteStartArray("profiles"u8);
        foreach (var user in named.Select(id => world.Users.GetValueOrDefault(id)).OfType<User>())
            UsersMethods.Write(writer, user, wanted);
        writer.WriteEndArray();
        writer.WriteStartArray("groups"u8);
        foreach (var community in named.Select(id => world.Communities.GetValueOrDefault(-id)).OfType<Community>())
            GroupsMethods.Write(writer, community);
        writer.WriteEndArray();
    }
}
