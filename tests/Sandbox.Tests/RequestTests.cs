using System.Net.Http.Headers;

namespace BotHost.Sandbox.Tests;

public sealed class RequestTests
{
    // vk/facts.md §1: GET and POST are equal, form or multipart, token as parameter or header.
    [Fact]
    public async Task Get_form_and_multipart_are_equal()
    {
        await using var vk = await TestVk.StartAsync();
        var url = new Uri(vk.BaseAddress, "method/users.get");

        var byQuery = await vk.GetAsync($"method/users.get?user_ids=101&v=5.199&access_token={TestVk.Token}");
        using var multipart = new MultipartFormDataContent
        {
            { new StringContent("101"), "user_ids" }, { new StringContent("5.199"), "v" }, { new StringContent(TestVk.Token), "access_token" },
        };
        var byMultipart = await (await vk.Http.PostAsync(url, multipart)).Content.ReadAsStringAsync();
        var byForm = await vk.CallAsync("users.get", ("user_ids", 101));

        Assert.Equal(byQuery.GetRawText(), byMultipart);
        Assert.Equal(byQuery.GetRawText(), byForm.GetRawText());
    }

    // vk/facts.md §1: application/json is not supported.
    [Fact]
    public async Task A_json_body_is_not_read()
    {
        await using var vk = await TestVk.StartAsync();

        using var body = new StringContent("""{"user_ids":"101","v":"5.199"}""", new MediaTypeHeaderValue("application/json"));
        var answer = await (await vk.Http.PostAsync(new Uri(vk.BaseAddress, $"method/users.get?access_token={TestVk.Token}"), body)).Content.ReadAsStringAsync();

        Assert.Contains("\"error_code\":8", answer, StringComparison.Ordinal);
    }

    // vk/facts.md §1, table of errors; names are case sensitive; v is mandatory.
    [Theory]
    [InlineData("users.get?v=5.199", 5)]
    [InlineData("users.get?v=5.199&access_token=wrong", 5)]
    [InlineData("users.get?access_token=" + TestVk.Token, 8)]
    [InlineData("users.get?v=5.80&access_token=" + TestVk.Token, 8)]
    [InlineData("users.Get?v=5.199&access_token=" + TestVk.Token, 3)]
    [InlineData("groups.getLongPollServer?v=5.199&access_token=" + TestVk.Token, 100)]
    [InlineData("groups.getLongPollServer?group_id=one&v=5.199&access_token=" + TestVk.Token, 100)]
    [InlineData("groups.getLongPollServer?group_id=2&v=5.199&access_token=" + TestVk.Token, 203)]
    public async Task A_wrong_request_is_refused(string request, int code)
    {
        await using var vk = await TestVk.StartAsync();

        var answer = await vk.GetAsync("method/" + request);

        Assert.Equal(code, answer.GetProperty("error").GetProperty("error_code").GetInt32());
        Assert.DoesNotContain("access_token", answer.GetProperty("error").GetProperty("request_params").GetRawText(), StringComparison.Ordinal);
    }

    // vk/facts.md §1: so many requests a second for each token (20; fewer here, so that they fit into a second on any machine).
    [Fact]
    public async Task A_request_over_the_limit_of_a_second_is_refused()
    {
        await using var vk = await TestVk.StartAsync(new VkEmulatorOptions { RequestsPerSecond = 3 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => vk.CallAsync("utils.getServerTime")));

        var refused = Assert.Single(answers, answer => answer.TryGetProperty("error", out _));
        Assert.Equal(6, refused.GetProperty("error").GetProperty("error_code").GetInt32());
    }

    // vk/facts.md §1, error 7: the key lacks a right.
    [Fact]
    public async Task A_key_without_the_right_is_refused()
    {
        await using var vk = await TestVk.StartAsync();
        vk.Emulator.Setup.AddCommunity(new Setup.CommunitySetup(2, "weak") { Permissions = ["messages"] });

        var answer = await vk.GetAsync("method/groups.getLongPollServer?group_id=2&v=5.199&access_token=weak");

        Assert.Equal(7, answer.GetProperty("error").GetProperty("error_code").GetInt32());
    }

    [Fact]
    public async Task Names_resolve_to_users_and_communities()
    {
        await using var vk = await TestVk.StartAsync();

        var user = await vk.ResponseAsync("utils.resolveScreenName", ("screen_name", "boris_p"));
        var group = await vk.ResponseAsync("utils.resolveScreenName", ("screen_name", "school1"));
        var nobody = await vk.ResponseAsync("utils.resolveScreenName", ("screen_name", "nobody"));
        var people = await vk.ResponseAsync("users.get", ("user_ids", "boris_p,101,999"), ("fields", "screen_name"));
        var community = await vk.ResponseAsync("groups.getById", ("group_id", 1));

        Assert.Equal("""{"type":"user","object_id":102}""", user.GetRawText());
        Assert.Equal("""{"type":"group","object_id":1}""", group.GetRawText());
        Assert.Equal("[]", nobody.GetRawText());
        Assert.Equal([102, 101], people.EnumerateArray().Select(one => one.GetProperty("id").GetInt64()));
        Assert.Equal("Школа № 1", community.GetProperty("groups")[0].GetProperty("name").GetString());
    }
}
