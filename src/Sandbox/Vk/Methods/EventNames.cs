using System.Globalization;
using System.Text.Json;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Vk.Methods;

/// <summary>The events that a community can switch on for long poll or for a callback server, and the shape of those settings.</summary>
internal static class EventNames
{
    private static readonly string[] All =
    [
        "message_new", "message_reply", "message_allow", "message_deny", "message_edit", "message_typing_state", "message_read",
        "message_event", "message_reaction_event", "group_join", "group_leave", "user_block", "user_unblock", "group_change_settings",
        "group_change_photo", "group_officers_edit", "photo_new", "audio_new", "video_new", "wall_post_new", "wall_repost",
        "wall_reply_new", "wall_reply_edit", "wall_reply_restore", "wall_reply_delete", "like_add", "like_remove", "poll_vote_new",
    ];

    public static void WriteSettings(Utf8JsonWriter writer, EventSettings settings)
    {
        writer.WriteString("api_version"u8, settings.ApiVersion);
        writer.WriteStartObject("events"u8);
        foreach (var name in All)
            writer.WriteNumber(name, settings.Events.Contains(name) ? 1 : 0);
        writer.WriteEndObject();
    }

    /// <summary>Events that the call does not name keep their state.</summary>
    public static void ReadSettings(ApiParameters parameters, EventSettings settings)
    {
        if (parameters.Text("api_version") is { } version)
            settings.ApiVersion = IsVersion(version) ? version : throw new BadParameterException("api_version is invalid");
        foreach (var name in All)
        {
            switch (parameters.Flag(name))
            {
                case true:
                    settings.Events.Add(name);
                    break;
                case false:
                    settings.Events.Remove(name);
                    break;
            }
        }
    }

    /// <summary>"5.199"; older than 5.81 is no longer served.</summary>
    public static bool IsVersion(string text) =>
        text.Split('.') is ["5", var minor] && int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 81;
}
