using BotHost.Domain.Messaging;
using BotHost.Messaging;
using BotHost.Vk;

namespace BotHost.Tests.Vk;

public sealed class VkCheckTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_community_that_is_set_up_has_nothing_but_good_findings()
    {
        await using var vk = await SetUpAsync();
        await using var client = vk.Client();

        var findings = await new VkCheck(client, vk.Connection).RunAsync(usesCallback: false, Token);

        Assert.All(findings, finding => Assert.Equal(VkFindingLevel.Good, finding.Level));
        Assert.Contains(findings, finding => finding.Point == VkCheckPoint.LongPollServer);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_the_only_finding()
    {
        await using var vk = (await SetUpAsync()).On("groups.getTokenPermissions", _ => FakeVk.Error(5));
        await using var client = vk.Client();

        var findings = await new VkCheck(client, vk.Connection).RunAsync(usesCallback: false, Token);

        Assert.Equal(new VkFinding(VkCheckPoint.Token, VkFindingLevel.Problem, 5), Assert.Single(findings));
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        await using var vk = (await SetUpAsync())
            .On("groups.getTokenPermissions", _ => """{"response":{"mask":4096,"permissions":[{"name":"messages","setting":4096}]}}""")
            .On("groups.getById", _ => """{"response":{"groups":[{"id":5}]}}""")
            .On("groups.getLongPollSettings", _ => """{"response":{"is_enabled":false,"api_version":"5.80","events":{"message_new":1,"message_event":0}}}""");
        await using var client = vk.Client();

        var findings = await new VkCheck(client, vk.Connection).RunAsync(usesCallback: false, Token);

        Assert.Contains(new VkFinding(VkCheckPoint.TokenRight, VkFindingLevel.Problem, Subject: "manage"), findings);
        Assert.Contains(new VkFinding(VkCheckPoint.TokenRight, VkFindingLevel.Warning, Subject: "photos"), findings);
        Assert.Contains(new VkFinding(VkCheckPoint.Community, VkFindingLevel.Problem), findings);
        Assert.Contains(new VkFinding(VkCheckPoint.LongPoll, VkFindingLevel.Warning), findings);
        Assert.Contains(new VkFinding(VkCheckPoint.LongPollVersion, VkFindingLevel.Warning, Subject: "5.80"), findings);
        Assert.Contains(new VkFinding(VkCheckPoint.LongPollEvent, VkFindingLevel.Warning, Subject: "message_event"), findings);
        Assert.DoesNotContain(findings, finding => finding is { Point: VkCheckPoint.LongPollEvent, Subject: "message_new" });
    }

    [Theory]
    [InlineData("""{"response":{"count":1,"items":[{"id":1,"url":"https://bot.example/vk/callback/s","status":"ok"}]}}""", nameof(VkFindingLevel.Good))]
    [InlineData("""{"response":{"count":1,"items":[{"id":1,"url":"https://bot.example/vk/callback/s","status":"failed"}]}}""", nameof(VkFindingLevel.Problem))]
    [InlineData("""{"response":{"count":0,"items":[]}}""", nameof(VkFindingLevel.Problem))]
    [InlineData("""{"error":{"error_code":7}}""", nameof(VkFindingLevel.Problem))]
    public async Task Callback_servers_are_looked_at_when_they_bring_the_updates(string answer, string level)
    {
        await using var vk = (await SetUpAsync()).On("groups.getCallbackServers", _ => answer);
        await using var client = vk.Client();

        var findings = await new VkCheck(client, vk.Connection).RunAsync(usesCallback: true, Token);

        Assert.Equal(level, findings.Single(finding => finding.Point == VkCheckPoint.CallbackServer).Level.ToString());
    }

    [Theory]
    [InlineData(0, nameof(VkFindingLevel.Good), "доставлено")]
    [InlineData(901, nameof(VkFindingLevel.Problem), "Напишите сообществу первым")]
    [InlineData(912, nameof(VkFindingLevel.Problem), "Возможности ботов")]
    [InlineData(986, nameof(VkFindingLevel.Problem), "личного профиля")]
    [InlineData(993, nameof(VkFindingLevel.Problem), "MAX")]
    [InlineData(1016, nameof(VkFindingLevel.Problem), "личного профиля")]
    public async Task A_live_send_says_what_stands_in_the_way(int code, string level, string words)
    {
        await using var vk = (await SetUpAsync()).On("messages.send", parameters => code == 0 ? FakeVk.Sent(parameters) : FakeVk.Error(code));
        await using var client = vk.Client();

        var finding = await new VkCheck(client, vk.Connection).CheckSendAsync(new UserRef("101"), new OutgoingMessage { Text = "Проверка" }, 5, Token);

        Assert.Equal((level, code), (finding.Level.ToString(), finding.Code));
        Assert.Contains(words, VkCheckReplies.For(finding), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chat_is_good_only_with_all_rights()
    {
        var chat = ConversationRef.Chat("2000000005");

        Assert.Equal(VkFindingLevel.Problem, VkCheck.CheckChat(chat, OwnRights.None).Level);
        Assert.Equal(VkFindingLevel.Warning, VkCheck.CheckChat(chat, new(true, true, true, false, "5А")).Level);
        Assert.Equal(VkFindingLevel.Good, VkCheck.CheckChat(chat, new(true, true, true, true, "5А")).Level);
    }

    [Fact]
    public void Every_finding_has_words()
    {
        foreach (var point in Enum.GetValues<VkCheckPoint>())
        {
            foreach (var level in Enum.GetValues<VkFindingLevel>())
                Assert.Matches(@"^\[[+!-]\] [А-ЯL].{10,}", VkCheckReplies.For(new VkFinding(point, level, Subject: "x")));
        }
    }

    private static async Task<FakeVk> SetUpAsync() => (await FakeVk.StartAsync())
        .On("groups.getTokenPermissions", _ => """
            {"response":{"mask":401408,"permissions":[{"name":"messages","setting":4096},{"name":"manage","setting":262144},{"name":"photos","setting":4},{"name":"docs","setting":131072}]}}
            """)
        .On("groups.getById", _ => """{"response":{"groups":[{"id":777,"screen_name":"school_bot"}],"profiles":[]}}""")
        .On("groups.getLongPollSettings", _ => """
            {"response":{"is_enabled":true,"api_version":"5.199","events":{"message_new":1,"message_edit":1,"message_event":true,"message_allow":1,"message_deny":"1"}}}
            """)
        .On("groups.getLongPollServer", _ => """{"response":{"key":"k","server":"https://lp.vk.com/x","ts":"1"}}""");
}
