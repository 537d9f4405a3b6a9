using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Messaging;

/// <summary>
/// Gives choices their tokens and tokens their choices. Choices that equal typing a public command need no stored row:
/// their token names the command. All others name a place in a stored <see cref="ButtonSet"/>.
/// </summary>
internal sealed class Buttons(BotDb db, Work work)
{
    private const string CommandPrefix = "cmd-";
    private static readonly TimeSpan _lifetime = TimeSpan.FromDays(60);
    private static readonly Choice _menu = Choice.Do("Меню", "menu");

    /// <summary>Commands that anyone may type, so a button for them proves and grants nothing.</summary>
    private static readonly FrozenSet<string> _publicCommands = new[] { "menu", "help", "link", "status", "verify", "code", "cancel", "digest", "pending", "mydata" }.ToFrozenSet();

    public OutgoingMessage Render(Reply reply, Person? reader, UserRef? owner)
    {
        var rows = reply.HasMenu && !reply.Rows.Any(row => row.Any(IsMenu)) ? reply.Rows.Add([_menu]) : reply.Rows;
        var stored = rows.SelectMany(row => row).Where(NeedsRow).ToList();
        var set = stored.Count == 0 ? null : Store(stored, owner, reply.IsDeciding);
        List<string> tokens = [];
        var rendered = rows.Select(row => (IReadOnlyList<Button>)[.. row.Select(Render)]).ToList();
        if (reader is not null && tokens.Count > 0)
            reader.LastButtons = string.Join(',', tokens);
        var words = TextParts.EndOnce(reply.Text);
        var text = reader is null || reader.Client.HasFlag(ClientAbilities.Keyboard) ? words : WithNumbers(words, rows);
        // Whatever address is shown, the messenger must not visit it for a preview.
        return new OutgoingMessage { Text = text, Buttons = rendered, Media = reply.Media, HasLink = text.Contains("://", StringComparison.Ordinal) };

        Button Render(Choice choice)
        {
            if (choice.Url is { } url)
                return new Button(choice.Label, new ButtonAction.OpenUrl(url));
            var token = NeedsRow(choice) ? $"{set!.Id}-{stored.IndexOf(choice)}" : CommandPrefix + choice.Words[0];
            tokens.Add(token);
            return new Button(choice.Label, new ButtonAction.Callback(token), choice.Tone);
        }
    }

    public async Task<PressedButton> ReadAsync(string token, UserRef user, CancellationToken cancellationToken)
    {
        if (token.StartsWith(CommandPrefix, StringComparison.Ordinal) && _publicCommands.Contains(token[CommandPrefix.Length..]))
            return new PressedButton.Operation([token[CommandPrefix.Length..]]);
        if (token.Length < 24 || token[22] != '-' || !int.TryParse(token.AsSpan(23), out var place))
            return new PressedButton.Unknown();
        var id = token[..22];
        var set = await db.Buttons.FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (set is null)
            return new PressedButton.Unknown();
        if (set.Owner is { } owner && owner != user)
            return new PressedButton.NotYours();
        var choices = Choices(set);
        if (place < 0 || place >= choices.Length)
            return new PressedButton.Unknown();
        var words = choices[place].Words;
        if (set.UsedAt is not null || work.Now >= set.ExpiresAt)
            return new PressedButton.Stale(words);
        if (set.IsOneShot)
            set.UsedAt = work.Now;
        return new PressedButton.Operation(words);
    }

    /// <summary>The button of the last message that a person means by typing its number or its label; null for none.</summary>
    public async Task<string?> FindTypedAsync(Person person, string text, CancellationToken cancellationToken)
    {
        if (person.LastButtons is not { } last || text.Length > 40)
            return null;
        var tokens = last.Split(',');
        if (int.TryParse(text, out var number))
            return number >= 1 && number <= tokens.Length ? tokens[number - 1] : null;
        foreach (var token in tokens.Where(it => it.Length > 23 && it[22] == '-'))
        {
            var id = token[..22];
            var set = await db.Buttons.FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
            var place = set is null ? -1 : Array.FindIndex(Choices(set), choice => string.Equals(choice.Label, text, StringComparison.OrdinalIgnoreCase));
            if (place >= 0)
                return $"{id}-{place}";
        }
        return null;
    }

    /// <summary>The only button of the last message whose label fits; null for none or several.</summary>
    public async Task<string?> FindOnlyAsync(Person person, Func<string, bool> fits, CancellationToken cancellationToken)
    {
        List<string> found = [];
        foreach (var token in person.LastButtons?.Split(',').Where(it => it.Length > 23 && it[22] == '-') ?? [])
        {
            var id = token[..22];
            if (await db.Buttons.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } set && int.TryParse(token.AsSpan(23), out var place)
                && Choices(set).ElementAtOrDefault(place) is { } choice && fits(choice.Label))
                found.Add(token);
        }
        return found is [var only] ? only : null;
    }

    private ButtonSet Store(IReadOnlyList<Choice> choices, UserRef? owner, bool isOneShot)
    {
        var stored = choices.Select(choice => new StoredChoice(choice.Label, choice.Words)).ToArray();
        var set = new ButtonSet
        {
            Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            Owner = owner,
            Choices = JsonSerializer.Serialize(stored, MessagingJson.Stored.StoredChoiceArray),
            IsOneShot = isOneShot,
            ExpiresAt = work.Now + _lifetime,
        };
        db.Buttons.Add(set);
        return set;
    }

    private static StoredChoice[] Choices(ButtonSet set) => JsonSerializer.Deserialize(set.Choices, MessagingJson.Stored.StoredChoiceArray)!;

    private static bool IsMenu(Choice choice) => choice.Words is ["menu"];

    private static bool NeedsRow(Choice choice) => choice.Url is null && !(choice.Words.Length == 1 && _publicCommands.Contains(choice.Words[0]));

    /// <summary>For clients that show no buttons.</summary>
    private static string WithNumbers(string text, IEnumerable<IEnumerable<Choice>> rows)
    {
        var choices = rows.SelectMany(row => row).ToList();
        var links = choices.Where(choice => choice.Url is not null).Select(choice => $"{choice.Label}: {choice.Url}");
        var numbered = choices.Where(choice => choice.Url is null).Select((choice, i) => $"{i + 1} — {choice.Label}");
        return $"{text}\n\n{string.Join('\n', links.Concat(numbered))}\nОтветьте цифрой.";
    }
}

/// <summary>What a button token means now, for the person who pressed.</summary>
internal abstract record PressedButton
{
    private PressedButton() { }

    public sealed record Operation(string[] Words) : PressedButton;

    /// <summary>Pressed before, or too old.</summary>
    public sealed record Stale(string[] Words) : PressedButton;

    public sealed record NotYours : PressedButton;

    public sealed record Unknown : PressedButton;
}
