namespace BotHost.Sandbox.Web;

/// <summary>Who can be played and what is worth trying.</summary>
/// <param name="GroupId">The community that the bot speaks for.</param>
public sealed record SandboxStage(long GroupId, IReadOnlyList<StagePerson> People, IReadOnlyList<Story> Stories);

/// <param name="Role">One word or two, for a badge.</param>
/// <param name="Place">What else is worth knowing beside the badge; may be empty.</param>
/// <param name="Who">Who they are in the school.</param>
public sealed record StagePerson(long Id, string Role, string Place, string Who);

public sealed record Story(string Title, string Summary, IReadOnlyList<StoryStep> Steps);

/// <param name="Person">Who acts.</param>
/// <param name="Text">What to do and what to look at.</param>
public sealed record StoryStep(long Person, string Text)
{
    /// <summary>Put into the input field, ready to be sent.</summary>
    public string? Draft { get; init; }

    /// <summary>The chat to be in; null: the dialog with the bot.</summary>
    public long? Chat { get; init; }

    /// <summary>The person has got hold of this chat's link as it was at the story's first such step.</summary>
    public long? LeakedLinkOf { get; init; }
}
