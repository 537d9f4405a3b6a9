using BotHost.Domain.Audiences;
using BotHost.Domain.Chats;
using BotHost.Domain.Roster;

namespace BotHost.Domain.Tests.Audiences;

public sealed class AudienceTests
{
    private static readonly Id<SchoolClass> Own = new(Guid.NewGuid());
    private static readonly Id<SchoolClass> Other = new(Guid.NewGuid());
    private static readonly Id<Chat> OwnChat = new(Guid.NewGuid());

    private static readonly Dictionary<string, Speaker> Speakers = new()
    {
        ["administrator"] = Speaker(isAdministrator: true),
        ["head"] = Speaker(isLeadership: true),
        ["homeroom"] = Speaker(isStaff: true) with { Leads = new HashSet<Id<SchoolClass>> { Own }, OwnChats = new HashSet<Id<Chat>> { OwnChat } },
        ["teacher"] = Speaker(isStaff: true),
        ["parent"] = Speaker(),
    };

    private static readonly Dictionary<string, Audience> Audiences = new()
    {
        ["everyone"] = Audience.Of(Circle.All),
        ["staff"] = Audience.Of(Circle.Staff),
        ["own class"] = Audience.OfClasses(Circle.Parents | Circle.Pupils, Own),
        ["own and other"] = Audience.OfClasses(Circle.Parents, Own, Other),
        ["own chat"] = Audience.OfChats(OwnChat),
        ["own chat and everyone"] = Audience.Of(Circle.Parents) with { Chats = [OwnChat] },
        ["grade"] = Audience.None with { Circle = Circle.Parents, Grades = [5] },
        ["nobody"] = Audience.None,
    };

    [Theory]
    [InlineData("administrator", "everyone", AudienceDecision.Allowed)]
    [InlineData("head", "everyone", AudienceDecision.NeedsApproval)]
    [InlineData("head", "own class", AudienceDecision.NeedsApproval)]
    [InlineData("homeroom", "own class", AudienceDecision.Allowed)]
    [InlineData("homeroom", "own chat", AudienceDecision.Allowed)]
    [InlineData("homeroom", "own and other", AudienceDecision.NeedsApproval)]
    [InlineData("homeroom", "own chat and everyone", AudienceDecision.NeedsApproval)]
    [InlineData("homeroom", "grade", AudienceDecision.NeedsApproval)]
    [InlineData("homeroom", "staff", AudienceDecision.NeedsApproval)]
    [InlineData("homeroom", "nobody", AudienceDecision.NeedsApproval)]
    [InlineData("teacher", "own class", AudienceDecision.NeedsApproval)]
    [InlineData("parent", "own class", AudienceDecision.Refused)]
    [InlineData("parent", "everyone", AudienceDecision.Refused)]
    public void Who_may_speak_to_whom(string speaker, string audience, AudienceDecision decision)
        => Assert.Equal(decision, AudiencePolicy.Decide(Speakers[speaker], Audiences[audience]));

    [Fact]
    public void An_audience_is_stored_and_read_back()
    {
        var audience = new Audience(Circle.Parents | Circle.Staff, [Own, Other], [5, 11], [OwnChat]);

        var read = Audience.Parse(audience.ToString());

        Assert.Equal(audience.ToString(), read.ToString());
        Assert.Equal(audience.Classes, read.Classes);
        Assert.True(Audience.Parse(Audience.None.ToString()).IsEmpty);
    }

    [Theory]
    [InlineData("родителям 5А и 5б", Circle.Parents, "5А 5Б", "", false, false)]
    [InlineData("5а", Circle.Parents, "5А", "", false, false)]
    [InlineData("ученикам 5а", Circle.Pupils, "5А", "", false, false)]
    [InlineData("родителям и ученикам 5 классов", Circle.Parents | Circle.Pupils, "", "5", false, false)]
    [InlineData("в чат 5а", Circle.None, "5А", "", true, false)]
    [InlineData("в учительскую", Circle.None, "", "", false, true)]
    [InlineData("всем сотрудникам", Circle.Staff, "", "", false, false)]
    [InlineData("всей школе", Circle.All, "", "", false, false)]
    [InlineData("не знаю", Circle.None, "", "", false, false)]
    public void What_people_say_names_an_audience(string text, Circle circle, string classes, string grades, bool isChat, bool isStaffRoom)
    {
        var said = AudienceReader.Read(text);

        Assert.Equal((circle, isChat, isStaffRoom), (said.Circle, said.IsChat, said.IsStaffRoom));
        Assert.Equal(classes, string.Join(' ', said.Classes.Select(it => it.Readings[0])));
        Assert.Equal(grades, string.Join(' ', said.Grades));
    }

    private static Speaker Speaker(bool isAdministrator = false, bool isLeadership = false, bool isStaff = false)
        => new(isAdministrator, isLeadership, isStaff, new HashSet<Id<SchoolClass>>(), new HashSet<Id<Chat>>());
}
