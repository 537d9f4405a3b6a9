namespace BotHost.Domain.Privacy;

/// <summary>Whose adults must agree before a child comes into chats. No birth dates are kept: the grade stands for the age of fourteen.</summary>
public static class PupilConsentPolicy
{
    public const int FirstGradeWithout = 9;

    /// <param name="grade">Null: a group or club, where the ages are mixed.</param>
    public static bool IsNeeded(int? grade) => grade is not >= FirstGradeWithout;
}
