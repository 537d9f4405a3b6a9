using System.Text.Json;
using System.Text.Json.Serialization;
using BotHost.Domain.People;

namespace BotHost.Features.Dialogs;

/// <summary>Where a person is in a dialog of several steps. Saved with the person, so it survives a restart.</summary>
/// <param name="Name">The dialog, as the command router knows it.</param>
/// <param name="Data">What was said so far.</param>
/// <param name="ExpiresAt">A dialog left lying is forgotten then.</param>
internal sealed record DialogState(string Name, string Step, IReadOnlyDictionary<string, string> Data, DateTimeOffset ExpiresAt)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    public static DialogState Begin(string name, string step, DateTimeOffset now, params (string Key, string Value)[] data)
        => new(name, step, data.ToDictionary(it => it.Key, it => it.Value), now + Lifetime);

    public DialogState Next(string step, DateTimeOffset now, params (string Key, string Value)[] data)
    {
        var all = new Dictionary<string, string>(Data);
        foreach (var (key, value) in data)
            all[key] = value;
        return new DialogState(Name, step, all, now + Lifetime);
    }

    /// <summary>An answer is added, the step stays.</summary>
    public DialogState Said(DateTimeOffset now, params (string Key, string Value)[] data) => Next(Step, now, data);

    /// <summary>An answer is taken back.</summary>
    public DialogState Without(string key) => this with { Data = Data.Where(it => it.Key != key).ToDictionary() };

    /// <summary>The dialog that the person is in now; null for none.</summary>
    public static DialogState? Of(Person person, DateTimeOffset now)
        => person.Dialog is { } json && JsonSerializer.Deserialize(json, DialogJson.Default.DialogState) is { } state && now < state.ExpiresAt ? state : null;

    public void SaveTo(Person person) => person.Dialog = JsonSerializer.Serialize(this, DialogJson.Default.DialogState);

    public static void End(Person person) => person.Dialog = null;
}

[JsonSerializable(typeof(DialogState))]
internal sealed partial class DialogJson : JsonSerializerContext;
