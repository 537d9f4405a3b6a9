using BotHost.Domain.Chats;
using BotHost.Domain.Invites;

namespace BotHost.Domain.Tests.Invites;

public sealed class EntitlementPolicyTests
{
    private static readonly EntitlementFacts _nobody = new(ChatKind.ClassParents, false, false, false, false, false, false);

    [Theory]
    [InlineData(ChatKind.ClassParents, false, "guardian", true)]
    [InlineData(ChatKind.ClassParents, false, "pupil", false)]
    [InlineData(ChatKind.ClassParents, false, "homeroom", true)]
    [InlineData(ChatKind.ClassParents, false, "staff", false)]
    [InlineData(ChatKind.ClassParents, false, "administrator", true)]
    [InlineData(ChatKind.ClassParents, false, "nobody", false)]
    [InlineData(ChatKind.Class, false, "guardian", false)]
    [InlineData(ChatKind.Class, true, "guardian", true)]
    [InlineData(ChatKind.Class, false, "pupil", true)]
    [InlineData(ChatKind.Class, true, "pupil", true)]
    [InlineData(ChatKind.Class, false, "homeroom", true)]
    [InlineData(ChatKind.Class, true, "staff", false)]
    [InlineData(ChatKind.StaffRoom, false, "staff", true)]
    [InlineData(ChatKind.StaffRoom, false, "guardian", false)]
    [InlineData(ChatKind.StaffRoom, false, "pupil", false)]
    [InlineData(ChatKind.StaffRoom, false, "administrator", true)]
    [InlineData(ChatKind.Other, false, "staff", false)]
    [InlineData(null, true, "administrator", false)]
    public void Who_may_ask_for_which_chat(ChatKind? kind, bool isShared, string who, bool may)
        => Assert.Equal(may, EntitlementPolicy.MayAsk(As(who) with { Kind = kind, IsSharedWithParents = isShared }));

    [Theory]
    [InlineData(ChatKind.ClassParents, "staff", true)] // a teacher of the school is no stranger in a class chat
    [InlineData(ChatKind.Class, "staff", true)]
    [InlineData(ChatKind.Class, "guardian", false)]
    [InlineData(ChatKind.StaffRoom, "guardian", false)]
    [InlineData(null, "staff", false)]
    public void Who_is_no_stranger_where(ChatKind? kind, string who, bool belongs)
        => Assert.Equal(belongs, EntitlementPolicy.Belongs(As(who) with { Kind = kind }));

    private static EntitlementFacts As(string who) => who switch
    {
        "guardian" => _nobody with { IsGuardian = true },
        "pupil" => _nobody with { IsPupil = true },
        "staff" => _nobody with { IsStaff = true },
        "homeroom" => _nobody with { IsStaff = true, LeadsClass = true },
        "administrator" => _nobody with { IsStaff = true, IsAdministrator = true },
        _ => _nobody,
    };
}
