using BotHost.Domain.Language;
using BotHost.Sandbox;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;

namespace BotHost.Demo;

/// <summary>Writes down what people see, as it comes: who said what to whom, with the buttons below.</summary>
internal sealed class Transcript(VkEmulator emulator, TimeZoneInfo zone, TextWriter output) : IDisposable
{
    private readonly ChangeSubscription _changes = emulator.Changes.Subscribe();
    private DateOnly _day;

    /// <summary>A heading of the story.</summary>
    public void Head(string text) => output.WriteLine($"\n━━ {text} ━━");

    public void Note(string text) => output.WriteLine($"   ({text})");

    /// <summary>Writes what has happened since the last look.</summary>
    public void CatchUp()
    {
        while (_changes.TryRead(out var change))
        {
            if (change is { Cmid: { } cmid, Kind: ChangeKind.MessageAdded or ChangeKind.MessageEdited })
                Write(change.Conversation, cmid, change.Kind == ChangeKind.MessageEdited);
        }
    }

    public void Dispose() => _changes.Dispose();

    private void Write(ConversationKey where, long cmid, bool isEdit)
    {
        if (emulator.View.Conversation(where).Messages.FirstOrDefault(it => it.Cmid == cmid) is not { IsDeleted: false } message)
            return;
        var at = TimeZoneInfo.ConvertTime(isEdit ? message.EditedAt ?? message.Date : message.Date, zone);
        if (DateOnly.FromDateTime(at.DateTime) is var day && day != _day)
            output.WriteLine($"\n── {RussianDate.DayAndWeekday(day)} ──");
        _day = day;
        output.WriteLine();
        output.WriteLine($"{RussianDate.Time(at)}  {Who(where, message)}{(isEdit ? " (сообщение изменено)" : "")}");
        foreach (var line in Text(message).Split('\n'))
            output.WriteLine($"       {line}".TrimEnd());
        foreach (var row in message.Keyboard?.Rows ?? [])
            output.WriteLine($"       {string.Join(" ", row.Select(button => $"[{button.Label}]"))}");
    }

    private string Who(ConversationKey where, MessageView message)
    {
        var author = message.IsFromCommunity ? "Бот" : Name(message.FromId);
        if (where.IsChat)
            return message.Action is null ? $"{author} → чат «{Title(where)}»" : $"Чат «{Title(where)}»";
        return message.IsFromCommunity ? $"Бот → {Name(where.UserId!.Value)}" : $"{author} → бот";
    }

    private static string Text(MessageView message) => message.Action switch
    {
        null => message.Text,
        { Type: "chat_invite_user_by_link" } => $"{Name(message.FromId)}: вступление по ссылке",
        { Type: "chat_kick_user", MemberId: { } member } when member == message.FromId => $"{Name(member)}: выход из чата",
        { Type: "chat_kick_user", MemberId: { } member } => $"{Name(member)}: удаление из чата",
        { Type: "chat_invite_user", MemberId: { } member } => $"{Name(member)}: добавление в чат",
        { Type: "chat_create" } => "чат создан",
        { Type: "chat_pin_message" } => "сообщение закреплено",
        { Type: "chat_unpin_message" } => "сообщение откреплено",
        { } other => other.Type,
    };

    private string Title(ConversationKey where) => emulator.View.Conversation(where).Title;

    private static string Name(long id) => DemoPeople.All.FirstOrDefault(person => person.Id == id) is { } known ? $"{known.Name} ({known.Who})" : "Бот";
}
