using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using BotHost.Domain.Messaging;
using BotHost.Messaging;
using BotHost.Vk;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotHost.Tests.Vk;

/// <summary>Every request that the adapter can make, held against VK's own published schema, which lies beside the repository and is not part of it.</summary>
public sealed partial class VkConformanceTests
{
    private static readonly string[] Global = ["v"];

    [Fact]
    public async Task Every_request_is_one_that_VK_describes()
    {
        var schema = VkSchema.Find();
        Assert.SkipWhen(schema is null, "The VK API schema is not beside the repository (../shared/vk/schema).");
        await using var vk = await StartAsync();

        await MakeEveryRequestAsync(vk);

        Assert.All(vk.Requests.Where(request => request.Method != "execute"), request => Assert.Equal("5.199", request.Parameters["v"]));
        var violations = vk.Calls.SelectMany(call => schema!.Check(call.Method, call.Parameters.Where(pair => !Global.Contains(pair.Key)))).Distinct();
        Assert.Empty(violations);
    }

    /// <summary>Needs no schema: it holds the list above to the source, so that a new request cannot be forgotten.</summary>
    [Fact]
    public async Task Every_method_that_the_source_names_is_among_the_requests()
    {
        var source = Path.Combine(RepositoryRoot(), "src", "Bot", "Vk");
        var named = Directory.EnumerateFiles(source, "*.cs")
            .SelectMany(file => MethodName().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct().Order().ToList();
        await using var vk = await StartAsync();

        await MakeEveryRequestAsync(vk);

        Assert.Equal(named, vk.Calls.Select(call => call.Method).Distinct().Order());
    }

    private static async Task<FakeVk> StartAsync()
    {
        var vk = await FakeVk.StartAsync();
        return vk.On("messages.send", FakeVk.Sent)
            .On("messages.getInviteLink", _ => """{"response":{"link":"https://vk.me/join/x"}}""")
            .On("messages.getConversationMembers", _ => """{"response":{"count":1,"items":[{"member_id":101}]}}""")
            .On("messages.getConversationsById", _ => """{"response":{"count":1,"items":[{"chat_settings":{"title":"5А"}}]}}""")
            .On("messages.getConversations", _ => """{"response":{"count":0,"items":[]}}""")
            .On("messages.getHistory", _ => """{"response":{"count":0,"items":[]}}""")
            .On("users.get", _ => """{"response":[{"id":101,"first_name":"А","last_name":"Б"}]}""")
            .On("utils.resolveScreenName", _ => """{"response":{"type":"user","object_id":101}}""")
            .On("photos.getMessagesUploadServer", _ => $$$"""{"response":{"upload_url":"{{{new Uri(vk.Root, "/upload")}}}"}}""")
            .On("docs.getMessagesUploadServer", _ => $$$"""{"response":{"upload_url":"{{{new Uri(vk.Root, "/upload")}}}"}}""")
            .On("groups.getLongPollServer", _ => $$$"""{"response":{"key":"k","server":"{{{new Uri(vk.Root, "/poll")}}}","ts":"1"}}""")
            .On("groups.getLongPollSettings", _ => """{"response":{"is_enabled":true,"api_version":"5.199","events":{}}}""")
            .On("groups.getTokenPermissions", _ => """{"response":{"mask":0,"permissions":[]}}""")
            .Page("/upload", context => context.Response.WriteAsync("""{"server":1,"photo":"[1]","hash":"h","file":"f"}"""))
            .Page("/poll", context => context.Response.WriteAsync("""{"ts":"2","updates":[]}"""));
    }

    private static async Task MakeEveryRequestAsync(FakeVk vk)
    {
        var token = TestContext.Current.CancellationToken;
        await using var client = vk.Client(new AutoTime());
        var messenger = vk.Messenger(client);
        var person = new UserRef("101");
        var dialog = ConversationRef.Dialog(person);
        var chat = ConversationRef.Chat("2000000005");
        var number = new MessageRef("7");
        var press = new InteractionRef("c0ffee", person, chat);

        foreach (var message in Messages())
        {
            await messenger.SendAsync(dialog, message, int.MinValue, token);
            await messenger.SendAsync(chat, message, int.MaxValue, token);
            await messenger.SendManyAsync([.. Enumerable.Range(1, 100).Select(id => ConversationRef.Dialog(new UserRef($"{id}")))], message, 3, token);
            await messenger.EditAsync(chat, number, message, token);
        }

        await messenger.DeleteAsync(chat, number, token);
        await messenger.PinAsync(chat, number, token);
        await messenger.UnpinAsync(chat, token);
        await messenger.RemoveMemberAsync(chat, person, token);
        await messenger.ResetInviteLinkAsync(chat, token);
        await messenger.GetInviteLinkAsync(chat, token);
        await messenger.GetMembersAsync(chat, token);
        await messenger.GetUnansweredAsync(DateTimeOffset.UnixEpoch, CancellationToken.None);
        await messenger.GetOwnRightsAsync(chat, token);
        await messenger.ResolveUserAsync("vk.com/primerova", token);
        await messenger.FindSentAsync(dialog, 5, token);
        await messenger.AcknowledgeAsync(press, new(Toast: new string('я', 90)), token);
        await messenger.AcknowledgeAsync(press, new(OpenUrl: "https://vk.me/join/x"), token);
        await messenger.AcknowledgeAsync(press, new(), token);
        await messenger.IndicateTypingAsync(dialog, token);
        await messenger.UploadAsync(MediaKind.Picture, "x.png", "PNG"u8.ToArray(), dialog, token);
        await messenger.UploadAsync(MediaKind.Document, "x.csv", "a;b"u8.ToArray(), chat, token);

        var check = new VkCheck(client, vk.Connection);
        await check.RunAsync(usesCallback: false, token);
        await check.RunAsync(usesCallback: true, token);
        var poll = new VkLongPoll(VkRegistration.CreateHttpClient(), client, vk.Connection, new AutoTime(), TimeProvider.System, NullLogger<VkLongPoll>.Instance);
        await poll.ReadAsync(cursor: null, token).FirstAsync(token);
    }

    private static IEnumerable<OutgoingMessage> Messages()
    {
        Button yes = new("Да", new ButtonAction.Callback(new string('t', 64)), ButtonTone.Positive);
        Button no = new("Нет", new ButtonAction.Callback("n"), ButtonTone.Negative);
        Button link = new(new string('ш', 100), new ButtonAction.OpenUrl("https://vk.me/join/x"));
        yield return new() { Text = "Здравствуйте" };
        yield return new() { Text = new string('я', 4000), HasLink = true, Media = ["photo-777_5_k", "doc101_6"], Buttons = [[yes, no], [link]] };
        yield return new() { Text = "Список", Buttons = [.. Enumerable.Range(0, 12).Select(_ => (IReadOnlyList<Button>)[yes])] };
        yield return new() { Text = "Старый клиент", Buttons = [[yes, link]], Client = new(true, false, false, true) };
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BotHost.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No BotHost.sln above the tests.");
    }

    [GeneratedRegex("\"((?:messages|groups|users|utils|photos|docs)\\.[a-zA-Z]+)\"")]
    private static partial Regex MethodName();

    /// <summary>VK's schema, as far as a request can break it.</summary>
    private sealed class VkSchema(JsonElement methods, JsonElement definitions)
    {
        public static VkSchema? Find()
        {
            var folder = Path.Combine(RepositoryRoot(), "..", "shared", "vk", "schema");
            if (!Directory.Exists(folder))
                return null;
            using var methods = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "methods.json")));
            using var objects = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "objects.json")));
            return new(methods.RootElement.GetProperty("methods").Clone(), objects.RootElement.GetProperty("definitions").Clone());
        }

        public IEnumerable<string> Check(string method, IEnumerable<KeyValuePair<string, string>> sent)
        {
            var described = methods.EnumerateArray().FirstOrDefault(candidate => candidate.GetProperty("name").GetString() == method);
            if (described.ValueKind == JsonValueKind.Undefined)
                return [$"{method} does not exist"];

            var parameters = described.TryGetProperty("parameters", out var list) ? list.EnumerateArray().ToList() : [];
            var values = sent.ToDictionary();
            var isForGroups = described.GetProperty("access_token_type").EnumerateArray().Any(type => type.GetString() == "group");
            return
            [
                .. isForGroups ? Array.Empty<string>() : [$"{method} is not for community tokens"],
                .. parameters.Where(IsRequired).Select(Name).Where(name => !values.ContainsKey(name)).Select(name => $"{method} lacks {name}"),
                .. values.Keys.Except(parameters.Select(Name)).Select(name => $"{method} knows no {name}"),
                .. parameters.Where(parameter => values.ContainsKey(Name(parameter)))
                    .Where(parameter => !Fits(parameter, values[Name(parameter)]))
                    .Select(parameter => $"{method}: {Name(parameter)} is not what the schema says"),
            ];
        }

        private static string Name(JsonElement parameter) => parameter.GetProperty("name").GetString()!;

        private static bool IsRequired(JsonElement parameter) => parameter.TryGetProperty("required", out var required) && required.GetBoolean();

        private bool Fits(JsonElement schema, string value)
        {
            var type = schema.GetProperty("type");
            if (type.ValueKind == JsonValueKind.Array) // one of several
                return type.EnumerateArray().Any(one => FitsType(schema, one.GetString()!, value));
            return FitsType(schema, type.GetString()!, value);
        }

        private bool FitsType(JsonElement schema, string type, string value) => type switch
        {
            "integer" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && FitsRange(schema, number),
            "boolean" => value is "0" or "1",
            "array" => value.Split(',') is var items
                && (!schema.TryGetProperty("maxItems", out var most) || items.Length <= most.GetInt32())
                && items.All(item => Fits(schema.GetProperty("items"), item)),
            "string" => (!schema.TryGetProperty("maxLength", out var longest) || value.Length <= longest.GetInt32())
                && (!schema.TryGetProperty("enum", out var words) || words.EnumerateArray().Any(word => word.GetString() == value))
                && (!schema.TryGetProperty("$ref", out var reference) || FitsObject(reference.GetString()!, value)),
            _ => false,
        };

        private static bool FitsRange(JsonElement schema, long number) =>
            (!schema.TryGetProperty("minimum", out var least) || number >= least.GetInt64())
            && (!schema.TryGetProperty("maximum", out var most) || number <= most.GetInt64())
            && (!schema.TryGetProperty("format", out var format) || format.GetString() != "int32" || number is >= int.MinValue and <= int.MaxValue);

        /// <summary>JSON in a string: its members are known to the schema and its required ones are there.</summary>
        private bool FitsObject(string reference, string value)
        {
            using var document = JsonDocument.Parse(value);
            var properties = definitions.GetProperty(reference.Split('/')[^1]).GetProperty("properties");
            var sent = document.RootElement.EnumerateObject().Select(member => member.Name).ToList();
            return sent.TrueForAll(name => properties.TryGetProperty(name, out _))
                && properties.EnumerateObject().Where(property => IsRequired(property.Value)).All(property => sent.Contains(property.Name));
        }
    }
}
