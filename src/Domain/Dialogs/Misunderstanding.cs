namespace BotHost.Domain.Dialogs;

/// <summary>That the bot once did not understand. Neither the words nor who wrote them are kept.</summary>
public sealed class Misunderstanding : ISchoolRow
{
    private const int ShortText = 60;

    public Id<Misunderstanding> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required DateTimeOffset At { get; init; }
    public required MessageShape Shape { get; init; }

    public static Misunderstanding Of(string text, DateTimeOffset now) => new() { At = now, Shape = ShapeOf(text.Trim()) };

    private static MessageShape ShapeOf(string text) => text switch
    {
        _ when !text.Any(char.IsLetter) => MessageShape.NoLetters,
        _ when !text.Any(char.IsWhiteSpace) => MessageShape.OneWord,
        { Length: <= ShortText } => MessageShape.Short,
        _ => MessageShape.Long,
    };
}

public enum MessageShape
{
    OneWord = 1,
    Short = 2,
    Long = 3,
    NoLetters = 4,
}
