using BotHost.Domain.Chats;
using BotHost.Domain.Roster;

namespace BotHost.Domain.Audiences;

/// <summary>Who wants to speak.</summary>
/// <param name="IsLeadership">Head or deputy: they give material, the administrator publishes it (clause 2.2-5).</param>
/// <param name="Leads">Classes of a verified homeroom teacher.</param>
/// <param name="OwnChats">Chats of those classes.</param>
public sealed record Speaker(bool IsAdministrator, bool IsLeadership, bool IsStaff, IReadOnlySet<Id<SchoolClass>> Leads, IReadOnlySet<Id<Chat>> OwnChats);

public enum AudienceDecision
{
    Allowed,

    /// <summary>It goes through the administrator's queue.</summary>
    NeedsApproval,
    Refused,
}

/// <summary>Who may speak to whom.</summary>
public static class AudiencePolicy
{
    public static AudienceDecision Decide(Speaker speaker, Audience audience) => speaker switch
    {
        { IsAdministrator: true } => AudienceDecision.Allowed,
        _ when IsOwn(speaker, audience) => AudienceDecision.Allowed,
        { IsLeadership: true } or { IsStaff: true } => AudienceDecision.NeedsApproval,
        _ => AudienceDecision.Refused,
    };

    /// <summary>Nothing but families and pupils of the classes that the speaker leads, and their chats.</summary>
    private static bool IsOwn(Speaker speaker, Audience audience)
        => !audience.IsEmpty && audience.Grades.Count == 0 && (audience.Circle & Circle.Staff) == 0
            && (audience.Circle == Circle.None || audience.Classes.Count > 0)
            && audience.Classes.All(speaker.Leads.Contains) && audience.Chats.All(speaker.OwnChats.Contains);
}
