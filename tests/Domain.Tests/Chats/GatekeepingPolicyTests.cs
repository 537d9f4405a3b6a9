using BotHost.Domain.Chats;

namespace BotHost.Domain.Tests.Chats;

public sealed class GatekeepingPolicyTests
{
    [Theory]
    [InlineData(ChatKind.ClassParents, null, Gatekeeping.Auto, Gatekeeping.Soft)]
    [InlineData(ChatKind.Class, null, Gatekeeping.Auto, Gatekeeping.Strict)]
    [InlineData(ChatKind.Subject, null, Gatekeeping.Auto, Gatekeeping.Strict)]
    [InlineData(ChatKind.StaffRoom, null, Gatekeeping.Auto, Gatekeeping.Strict)]
    [InlineData(ChatKind.HeadPupilActive, null, Gatekeeping.Auto, Gatekeeping.Strict)]
    [InlineData(ChatKind.HeadParentActive, null, Gatekeeping.Auto, Gatekeeping.Soft)]
    [InlineData(ChatKind.Other, null, Gatekeeping.Auto, Gatekeeping.Soft)]
    [InlineData(null, null, Gatekeeping.Auto, Gatekeeping.Off)]
    [InlineData(ChatKind.Class, Gatekeeping.Off, Gatekeeping.Strict, Gatekeeping.Off)]
    [InlineData(ChatKind.ClassParents, Gatekeeping.Strict, Gatekeeping.Auto, Gatekeeping.Strict)]
    [InlineData(ChatKind.ClassParents, Gatekeeping.Auto, Gatekeeping.Off, Gatekeeping.Soft)]
    [InlineData(ChatKind.Class, null, Gatekeeping.Soft, Gatekeeping.Soft)]
    public void The_chats_own_rule_goes_before_the_schools(ChatKind? kind, Gatekeeping? ofChat, Gatekeeping ofSchool, Gatekeeping expected)
        => Assert.Equal(expected, GatekeepingPolicy.For(kind, ofChat, ofSchool));
}
