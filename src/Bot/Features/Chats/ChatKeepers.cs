using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.People;

namespace BotHost.Features.Chats;

/// <summary>Who is asked about a chat: the homeroom teachers, else the administrators, else the head; the first in line who can be written to.</summary>
internal sealed class ChatKeepers(Rights rights)
{
    public Task<Keepers> OfAsync(Chat chat, CancellationToken cancellationToken) => OfClassAsync(chat.Class, cancellationToken);

    /// <param name="class">Null: a chat of no class, so the line begins with the administrators.</param>
    /// <param name="from">Where in the line to begin: later when the ones before could not be reached.</param>
    public async Task<Keepers> OfClassAsync(
        Id<SchoolClass>? @class, CancellationToken cancellationToken, DeciderLine from = DeciderLine.Homeroom)
    {
        for (var line = from; line <= DeciderLine.Head; line++)
        {
            var reachable = (await InLineAsync(line, @class, cancellationToken)).Where(person => person.CanBeWrittenTo).ToList();
            if (reachable.Count > 0)
                return new Keepers(reachable, line, line > DeciderLine.Homeroom && @class is not null);
        }
        return new Keepers([], DeciderLine.Head, true);
    }

    private async Task<List<Person>> InLineAsync(DeciderLine line, Id<SchoolClass>? @class, CancellationToken cancellationToken) => line switch
    {
        DeciderLine.Homeroom => @class is { } id ? await rights.HomeroomTeachersAsync(id, cancellationToken) : [],
        DeciderLine.Administrators => await rights.AdministratorsAsync(cancellationToken),
        _ => await rights.HeadsAsync(cancellationToken),
    };
}

/// <param name="People">Empty: nobody at all can be written to.</param>
/// <param name="StandsIn">Not the homeroom teacher, though there should be one: the card says so.</param>
internal sealed record Keepers(IReadOnlyList<Person> People, DeciderLine Line, bool StandsIn);
