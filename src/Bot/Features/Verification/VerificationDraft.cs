using BotHost.Domain;
using BotHost.Domain.Roster;
using BotHost.Features.Dialogs;

namespace BotHost.Features.Verification;

/// <summary>What the asker has said so far, as far as it goes to the deciders.</summary>
internal sealed record VerificationDraft(string FullName, StaffKind Kind, string Position, Id<SchoolClass>? HomeroomOf)
{
    public const string Name = "name";
    public const string KindKey = "kind";
    public const string PositionKey = "position";
    public const string Class = "class";
    public const string NoClass = "-";

    /// <summary>The first question that is not answered yet.</summary>
    public static string NextStep(IReadOnlyDictionary<string, string> said)
        => !said.ContainsKey(Name) ? Name
            : !said.ContainsKey(KindKey) ? KindKey
            : !said.ContainsKey(PositionKey) ? PositionKey
            : !said.ContainsKey(Class) ? Class
            : "summary";

    /// <returns>Null while a question is open.</returns>
    public static VerificationDraft? Of(DialogState dialog)
        => NextStep(dialog.Data) != "summary" ? null : new VerificationDraft(
            dialog.Data[Name],
            Enum.Parse<StaffKind>(dialog.Data[KindKey]),
            dialog.Data[PositionKey],
            Domain.Id.TryParse<SchoolClass>(dialog.Data[Class], out var id) ? id : null);
}
