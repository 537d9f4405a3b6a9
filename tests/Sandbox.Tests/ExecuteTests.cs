using System.Text.Json;

namespace BotHost.Sandbox.Tests;

public sealed class ExecuteTests
{
    // vk/facts.md §1, batch form 1: a failed call is false in its place; execute_errors stand beside the response, in order.
    [Fact]
    public async Task A_batch_answers_in_order()
    {
        await using var vk = await StartAsync();

        var answer = await ExecuteAsync(vk, """
            return [API.messages.send({"peer_id":101,"random_id":1,"message":"Привет, «Анна»\n\"да\" \u0434"}),
              API.messages.send({"peer_id":102,"random_id":2,"message":"незнакомому"}),
              API.users.get({"user_ids":"101"}), API.messages.dance({})];
            """);

        var response = answer.GetProperty("response");
        Assert.Equal(JsonValueKind.Number, response[0].ValueKind);
        Assert.Equal(JsonValueKind.False, response[1].ValueKind);
        Assert.Equal("Анна", response[2][0].GetProperty("first_name").GetString());
        Assert.Equal(JsonValueKind.False, response[3].ValueKind);
        Assert.Equal(
            [("messages.send", 901), ("messages.dance", 3)],
            answer.GetProperty("execute_errors").EnumerateArray().Select(error => (error.GetProperty("method").GetString(), error.GetProperty("error_code").GetInt32())));
        Assert.Equal("Привет, «Анна»\n\"да\" д", vk.Emulator.View.Messages(TestVk.AnnasDialog)[^1].Text);
    }

    // vk/facts.md §1, batch form 2: var, while, push, length.
    [Fact]
    public async Task A_loop_collects_results()
    {
        await using var vk = await StartAsync();

        var answer = await ExecuteAsync(vk, """
            var values=[{peer_id:101,random_id:1,message:'раз'},{peer_id:101,random_id:2,message:'два'}],i=0,result=[];
            while(i<values.length){result.push(API.messages.send(values[i]));i=i+1;}return result;
            """);

        Assert.Equal(2, answer.GetProperty("response").GetArrayLength());
        Assert.Equal(["раз", "два"], vk.Emulator.View.Messages(TestVk.AnnasDialog, 1).Select(message => message.Text));
    }

    // vk/facts.md §1: nested objects must be JSON strings inside a call.
    [Theory]
    [InlineData("""{"peer_id":101,"random_id":1,"message":"меню","keyboard":"{\"buttons\":[]}"}""", true)]
    [InlineData("""{"peer_id":101,"random_id":1,"message":"меню","keyboard":{"buttons":[]}}""", false)]
    public async Task Nested_json_travels_as_text(string parameters, bool succeeds)
    {
        await using var vk = await StartAsync();

        var answer = await ExecuteAsync(vk, $"return [API.messages.send({parameters})];");

        Assert.Equal(succeeds, answer.GetProperty("response")[0].ValueKind == JsonValueKind.Number);
    }

    // vk/facts.md §1: at most 25 calls.
    [Theory]
    [InlineData(25, null)]
    [InlineData(26, 13)]
    public async Task A_batch_holds_25_calls(int calls, int? code)
    {
        await using var vk = await StartAsync();

        var answer = await ExecuteAsync(vk, $"return [{string.Join(',', Enumerable.Repeat("API.utils.getServerTime()", calls))}];");

        Assert.Equal(code, CodeOf(answer));
    }

    [Theory]
    [InlineData("return 1 + 2 * 3 - 4 / 2;", "5")]
    [InlineData("""return {"a": [1, "x", true, null], b: -1};""", """{"a":[1,"x",true,null],"b":-1}""")]
    [InlineData("""if (1 < 2 && !false) { return "да" + 1; } else { return 0; }""", "\"да1\"")]
    [InlineData("""return API.users.get({"user_ids":[101,102]})[1].last_name;""", "\"Петров\"")]
    [InlineData("var a = [3,2,1]; a.pop(); a.shift(); return a;", "[2]")]
    [InlineData("return Args.name;", "\"значение\"")]
    [InlineData("var a = 1;", "null")]
    public async Task The_language_works(string code, string expected)
    {
        await using var vk = await StartAsync();

        var answer = await vk.CallAsync("execute", ("code", code), ("name", "значение"));

        Assert.Equal(expected, answer.GetProperty("response").GetRawText());
    }

    [Theory]
    [InlineData("return [;", 12)]
    [InlineData("return \"без конца;", 12)]
    [InlineData("return 1", 12)]
    [InlineData("function f() { return 1; }", 12)]
    [InlineData("return unknown;", 13)]
    [InlineData("while (true) { var a = 1; }", 13)]
    [InlineData("", 100)]
    public async Task A_broken_program_is_refused(string code, int error)
    {
        await using var vk = await StartAsync();

        Assert.Equal(error, CodeOf(await ExecuteAsync(vk, code)));
    }

    // vk/facts.md §1: the limit counts HTTP requests; an execute counts once.
    [Fact]
    public async Task A_batch_counts_as_one_request()
    {
        await using var vk = await TestVk.StartAsync(new VkEmulatorOptions { RequestsPerSecond = 3 });
        var batch = $"return [{string.Join(',', Enumerable.Repeat("API.utils.getServerTime()", 25))}];";

        var answers = await Task.WhenAll(ExecuteAsync(vk, batch), ExecuteAsync(vk, batch), ExecuteAsync(vk, batch));

        Assert.All(answers, answer => Assert.Null(CodeOf(answer)));
    }

    private static async Task<TestVk> StartAsync()
    {
        var vk = await TestVk.StartAsync();
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "привет");
        return vk;
    }

    private static Task<JsonElement> ExecuteAsync(TestVk vk, string code) => vk.CallAsync("execute", ("code", code));

    private static int? CodeOf(JsonElement answer) =>
        answer.TryGetProperty("error", out var error) ? error.GetProperty("error_code").GetInt32() : null;
}
