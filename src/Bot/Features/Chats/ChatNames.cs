using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Roster;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>What a chat is called when people are told of it: by what it is for. Its title is anybody's to change.</summary>
internal sealed class ChatNames(BotDb db)
{
    private readonly Dictionary<Id<SchoolClass>, string?> _classes = []; // of one unit of work: a page of a job asks for the same ones

    public async Task<string> OfAsync(Chat chat, CancellationToken cancellationToken) => Of(chat, await ClassAsync(chat.Class, cancellationToken));

    public async Task<string?> ClassAsync(Id<SchoolClass>? @class, CancellationToken cancellationToken)
    {
        if (@class is not { } id)
            return null;
        if (!_classes.TryGetValue(id, out var name))
            _classes[id] = name = await db.Classes.Where(row => row.Id == id).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken);
        return name;
    }

    /// <summary>In quotation marks: «Родители 5А», «5А», «Учительская».</summary>
    public static string Of(Chat chat, string? @class) => Of(chat.Kind, @class, chat.Title);

    public static string Of(ChatKind? kind, string? @class, string title) => kind switch
    {
        ChatKind.ClassParents => $"«Родители {@class}»",
        ChatKind.Class => $"«{@class}»",
        ChatKind.StaffRoom => "«Учительская»",
        ChatKind.HeadDeputies => "«Руководитель и заместители»",
        ChatKind.HeadStaff => "«Руководитель и сотрудники»",
        ChatKind.HeadParentActive => "«Руководитель и родительский актив»",
        ChatKind.HeadPupilActive => "«Руководитель и ученический актив»",
        _ => title.Length > 0 ? $"«{title}»" : "без названия",
    };
}
