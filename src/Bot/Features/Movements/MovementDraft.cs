using System.Globalization;
using BotHost.Domain;
using BotHost.Domain.Roster;
using BotHost.Features.Dialogs;

namespace BotHost.Features.Movements;

/// <summary>A movement as far as it was said. It lies in the dialog, so it survives a restart and can be taken up again the next day.</summary>
/// <param name="dialog">No full name of a child is in it: a name is hashed when it is heard.</param>
internal sealed class MovementDraft(DialogState dialog)
{
    public const string Dialog = "movement";

    public MovementKind? Kind => Enum.TryParse<MovementKind>(Get("kind"), out var kind) && Enum.IsDefined(kind) ? kind : null;
    public bool IsStaff => Kind is MovementKind.Hired or MovementKind.Dismissed || Get("of") == "staff";

    /// <summary>Leave and return are of pupils and of staff: it must be said.</summary>
    public bool NeedsWhose => Kind is MovementKind.LongLeave or MovementKind.Returned && Get("of") is null;
    public Id<SchoolClass>? Class => Read<SchoolClass>("class");
    public Id<SchoolClass>? To => Kind == MovementKind.Enrolled ? Class : Read<SchoolClass>("to");
    public Id<Pupil>? Pupil => Read<Pupil>("pupil");
    public Id<StaffMember>? Staff => Read<StaffMember>("staff");
    public string? Name => Get("name");

    /// <summary>What a one-line message called the person, until the person is found.</summary>
    public string? Called => Get("called");
    public string? SurnameHash => Get("surname-hash");
    public string? NameHash => Get("name-hash");
    public string? FullName => Get("full-name");
    public string? Position => Get("position");
    public bool HasOrder => dialog.Data.ContainsKey("order");
    public string? Order => Get("order") is { Length: > 0 } order ? order : null;
    public DateOnly? EffectiveOn => DateOnly.TryParseExact(Get("on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A pupil who is on the roster is chosen from a class; a leaver from the register.</summary>
    public bool NeedsClass => !IsStaff && Kind is MovementKind.Enrolled or MovementKind.Left or MovementKind.Transferred or MovementKind.LongLeave;

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string? Get(string key) => dialog.Data.GetValueOrDefault(key);

    private Id<T>? Read<T>(string key) => Get(key) is { } text && Id.TryParse<T>(text, out var id) ? id : null;
}
