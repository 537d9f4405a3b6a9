using System.Text.Json;
using BotHost.Domain.Messaging;
using BotHost.Messaging;
using BotHost.Vk;

namespace BotHost.Tests.Vk;

public sealed class VkUpdatesTests
{
    internal static readonly VkConnection Connection = new() { GroupId = 777, AccessToken = "t", ScreenName = "school_bot" };
    internal static readonly DateTimeOffset Now = new(2026, 9, 1, 5, 0, 0, TimeSpan.Zero);
    private static readonly VkUpdates Updates = new(Connection);

    internal static string Event(string type, string body, string? id = "ab12") =>
        $$"""{"type":"{{type}}",{{(id is null ? "" : $"\"event_id\":\"{id}\",")}}"v":"5.199","group_id":777,"object":{{body}}}""";

    internal static string MessageNew(string fields) =>
        Event("message_new", """{"message":{"id":0,"date":1788220800,"peer_id":101,"from_id":101,"conversation_message_id":7,"out":0,""" + fields + "}}");

    internal static IncomingUpdate? Read(string json)
    {
        using var document = JsonDocument.Parse(json, VkJson.Document);
        return Updates.Read(document.RootElement, Now);
    }

    private static TextReceived Text(string fields) => Assert.IsType<TextReceived>(Read(MessageNew(fields)));

    [Fact]
    public void A_message_is_read_whole()
    {
        var update = Assert.IsType<TextReceived>(Read(Event("message_new", """
            {"message":{"id":15,"date":1788220800,"peer_id":101,"from_id":101,"text":"ссылка 5а","out":0,"conversation_message_id":7,"random_id":0,"attachments":[],"fwd_messages":[],"important":false,"is_hidden":false,"version":10000},
             "client_info":{"button_actions":["text","open_link","callback"],"keyboard":true,"inline_keyboard":true,"carousel":false,"lang_id":0}}
            """)));

        Assert.Equal("new:101:7", update.DeduplicationKey);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1788220800), update.OccurredAt);
        Assert.Equal(ConversationRef.Dialog(new UserRef("101")), update.Conversation);
        Assert.Equal(new UserRef("101"), update.Actor);
        Assert.Equal(new MessageRef("7"), update.Message);
        Assert.Equal("ссылка 5а", update.Text);
        Assert.Equal(ClientFeatures.All, update.Client);
        Assert.False(update.AddressesBot);
        Assert.False(update.HasOtherAttachments);
        Assert.Null(update.ButtonToken);
        Assert.Null(update.StartToken);
    }

    [Fact]
    public void A_message_in_a_chat_names_the_chat_and_its_writer()
    {
        var update = Assert.IsType<TextReceived>(Read(Event("message_new",
            """{"message":{"id":0,"date":1788220800,"peer_id":2000000005,"from_id":101,"conversation_message_id":33,"text":"ок"}}""")));

        Assert.Equal(ConversationRef.Chat("2000000005"), update.Conversation);
        Assert.Equal(new UserRef("101"), update.Actor);
        Assert.Null(update.Client);
    }

    [Theory]
    [InlineData("[club777|Бот школы], ссылка 5а", "ссылка 5а", true)]
    [InlineData("[public777|@school_bot] меню", "меню", true)]
    [InlineData("@school_bot: статус", "статус", true)]
    [InlineData("@SCHOOL_BOT", "", true)]
    [InlineData("скажите [club777|бот]", "скажите", true)]
    [InlineData("*club777 привет", "привет", true)]
    [InlineData("[club7771|другой] привет", "[club7771|другой] привет", false)]
    [InlineData("почта a@school_bot.ru", "почта a@school_bot.ru", false)]
    [InlineData("@school_bot2 привет", "@school_bot2 привет", false)]
    [InlineData("просто текст", "просто текст", false)]
    public void A_mention_of_the_community_addresses_the_bot_and_is_cut(string text, string left, bool addresses)
    {
        var update = Text($"\"text\":{JsonSerializer.Serialize(text)}");

        Assert.Equal(left, update.Text);
        Assert.Equal(addresses, update.AddressesBot);
    }

    [Fact]
    public void A_reply_to_the_bot_addresses_it()
    {
        Assert.True(Text("\"text\":\"да\",\"reply_message\":{\"from_id\":-777,\"text\":\"?\"}").AddressesBot);
        Assert.False(Text("\"text\":\"да\",\"reply_message\":{\"from_id\":102,\"text\":\"?\"}").AddressesBot);
    }

    [Theory]
    [InlineData("""  "{\"t\":\"tok_1-A\"}"  """, "tok_1-A", null)]
    [InlineData("""  {"t":"tok_1-A"}  """, "tok_1-A", null)]
    [InlineData("""  "{\"command\":\"start\"}"  """, null, "")]
    [InlineData("""  {"command":"start"}  """, null, "")]
    [InlineData("""  "{\"command\":\"not_supported_button\",\"payload\":\"{\\\"t\\\":\\\"x\\\"}\"}"  """, "x", null)]
    [InlineData("""  {"command":"not_supported_button","payload":{"t":"x"}}  """, "x", null)]
    [InlineData("""  {"command":"not_supported_button"}  """, null, null)]
    [InlineData("""  [1,2]  """, null, null)]
    [InlineData("""  []  """, null, null)]
    [InlineData("""  "not json"  """, null, null)]
    [InlineData("""  ""  """, null, null)]
    [InlineData("""  "\"t\""  """, null, null)]
    [InlineData("""  17  """, null, null)]
    [InlineData("""  null  """, null, null)]
    [InlineData("""  {"t":{"t":"x"}}  """, null, null)]
    [InlineData("""  {"t":""}  """, null, null)]
    public void Payloads_of_every_shape_are_read(string payload, string? token, string? start)
    {
        var update = Text($"\"text\":\"Меню\",\"payload\":{payload}");

        Assert.Equal(token, update.ButtonToken);
        Assert.Equal(start, update.StartToken);
    }

    [Fact]
    public void A_deep_link_brings_its_token_even_with_the_start_button()
    {
        Assert.Equal("inv_5", Text("""  "text":"Начать","ref":"inv_5","ref_source":"x","payload":"{\"command\":\"start\"}" """).StartToken);
        Assert.Equal("inv_5", Text(""" "text":"Здравствуйте","ref":"inv_5" """).StartToken);
        Assert.Null(Text($"\"text\":\"\",\"ref\":\"{new string('x', 5000)}\"").StartToken);
    }

    [Fact]
    public void Documents_are_files_and_the_rest_is_only_noticed()
    {
        var update = Text("""
            "text":"","attachments":[{"type":"doc","doc":{"id":1,"owner_id":101,"title":"список.csv","size":2048,"ext":"csv","url":"https://vk.com/doc101_1?hash=x"}},
            {"type":"photo","photo":{"id":2}},{"type":"sticker"},{"type":"doc","doc":{"title":"без адреса"}},"мусор",5,null,[]]
            """);

        Assert.Equal([new IncomingFile("список.csv", 2048, "https://vk.com/doc101_1?hash=x")], update.Files);
        Assert.True(update.HasOtherAttachments);
    }

    [Fact]
    public void A_voice_message_brings_its_transcript()
    {
        var update = Text(""" "text":"","attachments":[{"type":"audio_message","audio_message":{"id":1,"duration":3,"transcript":"пришлите ссылку","transcript_state":"done"}}] """);

        Assert.Equal("пришлите ссылку", update.Text);
        Assert.False(update.HasOtherAttachments);
        Assert.True(Text(""" "text":"","attachments":[{"type":"audio_message","audio_message":{"id":1,"transcript_state":"in_progress"}}] """).HasOtherAttachments);
    }

    [Theory]
    [InlineData("message_event", "{\"t\":\"tok\"}", "tok")]
    [InlineData("message_event", "\"{\\\"t\\\":\\\"tok\\\"}\"", "tok")]
    [InlineData("message_event", "[]", "")]
    [InlineData("message_event", "\"x\"", "")]
    [InlineData("message_event", "null", "")]
    public void A_press_is_named_by_its_inner_event(string type, string payload, string token)
    {
        var update = Assert.IsType<ButtonPressed>(Read(Event(type,
            $$"""{"user_id":101,"peer_id":2000000005,"event_id":"c0ffee","payload":{{payload}},"conversation_message_id":44}""")));

        Assert.Equal("press:c0ffee", update.DeduplicationKey);
        Assert.Equal(token, update.Token);
        Assert.Equal(new InteractionRef("c0ffee", new UserRef("101"), ConversationRef.Chat("2000000005")), update.Interaction);
        Assert.Equal(new MessageRef("44"), update.Message);
        Assert.Equal(Now, update.OccurredAt);
    }

    [Theory]
    [InlineData("""{"type":"chat_invite_user","member_id":102}""", "102", JoinWay.AddedBy, "101")]
    [InlineData("""{"type":"chat_invite_user","member_id":101}""", "101", JoinWay.Returned, null)]
    [InlineData("""{"type":"chat_invite_user_by_link"}""", "101", JoinWay.Link, null)]
    [InlineData("""{"type":"chat_invite_user_by_link","member_id":101}""", "101", JoinWay.Link, null)]
    [InlineData("""{"type":"chat_invite_user_by_message_request","member_id":102}""", "102", JoinWay.Approved, null)]
    public void Joins_are_read_from_service_messages(string action, string member, JoinWay way, string? addedBy)
    {
        var update = Assert.IsType<MemberJoined>(Service(101, action));

        Assert.Equal(new UserRef(member), update.Member);
        Assert.Equal(way, update.Way);
        Assert.Equal(addedBy is null ? null : new UserRef(addedBy), update.AddedBy);
        Assert.Equal("new:2000000005:9", update.DeduplicationKey);
    }

    [Fact]
    public void Leaving_and_being_removed_are_told_apart()
    {
        Assert.Null(Assert.IsType<MemberLeft>(Service(101, """{"type":"chat_kick_user","member_id":101}""")).RemovedBy);
        Assert.Equal(new UserRef("101"), Assert.IsType<MemberLeft>(Service(101, """{"type":"chat_kick_user","member_id":102}""")).RemovedBy);

        var byBot = Assert.IsType<MemberLeft>(Service(-777, """{"type":"chat_kick_user","member_id":102}"""));
        Assert.Equal(new UserRef("-777"), byBot.RemovedBy);
        Assert.Null(byBot.Actor);
    }

    [Fact]
    public void The_bots_own_comings_and_goings_are_updates_of_their_own()
    {
        Assert.Equal(new UserRef("101"), Assert.IsType<BotAdded>(Service(101, """{"type":"chat_invite_user","member_id":-777}""")).Actor);
        Assert.IsType<BotRemoved>(Service(101, """{"type":"chat_kick_user","member_id":-777}"""));
        Assert.Equal("5А Родители", Assert.IsType<ChatTitleChanged>(Service(101, """{"type":"chat_title_update","text":"5А Родители"}""")).Title);
    }

    [Theory]
    [InlineData("""{"type":"chat_screenshot","member_id":101}""")]
    [InlineData("""{"type":"chat_invite_user","member_id":-100500}""")]
    [InlineData("""{"type":"chat_invite_user"}""")]
    [InlineData("""{"type":"chat_kick_user","member_id":"x"}""")]
    [InlineData("""{"type":"chat_title_update"}""")]
    [InlineData("""{"type":"something_new","text":"x"}""")]
    public void Service_messages_that_say_nothing_to_the_bot_are_kept_as_unsupported(string action) =>
        Assert.IsType<Unsupported>(Service(101, action));

    [Fact]
    public void The_communitys_own_words_are_dropped()
    {
        Assert.Null(Read(MessageNew("\"text\":\"я\"").Replace("\"from_id\":101", "\"from_id\":-777", StringComparison.Ordinal)));
        Assert.Null(Read(MessageNew("\"text\":\"я\"").Replace("\"out\":0", "\"out\":1", StringComparison.Ordinal)));
        Assert.Null(Read(Event("message_edit", """{"peer_id":101,"from_id":-777,"conversation_message_id":7,"text":"я"}""")));
    }

    [Fact]
    public void Each_edit_of_a_message_is_an_update_of_its_own()
    {
        var first = Assert.IsType<MessageEdited>(Read(Edit(1788220900)));
        var second = Assert.IsType<MessageEdited>(Read(Edit(1788220950)));

        Assert.Equal("edit:101:7:1788220900", first.DeduplicationKey);
        Assert.NotEqual(first.DeduplicationKey, second.DeduplicationKey);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1788220900), first.OccurredAt);
        Assert.Equal("ссылка 6б", first.Text);

        static string Edit(long time) => Event("message_edit",
            $$"""{"id":0,"date":1788220800,"update_time":{{time}},"peer_id":101,"from_id":101,"conversation_message_id":7,"text":"ссылка 6б"}""");
    }

    [Fact]
    public void Permissions_to_write_are_read()
    {
        var allowed = Assert.IsType<MessagesAllowed>(Read(Event("message_allow", """{"user_id":101,"key":"k"}""")));
        Assert.Equal("event:ab12", allowed.DeduplicationKey);
        Assert.Equal(ConversationRef.Dialog(new UserRef("101")), allowed.Conversation);
        Assert.IsType<MessagesDenied>(Read(Event("message_deny", """{"user_id":"101"}""")));
    }

    [Fact]
    public void Without_any_id_the_body_names_the_update()
    {
        var one = Read(Event("message_allow", """{"user_id":101}""", id: null))!.DeduplicationKey;
        var same = Read(Event("message_allow", """{"user_id":101}""", id: null))!.DeduplicationKey;
        var other = Read(Event("message_deny", """{"user_id":101}""", id: null))!.DeduplicationKey;

        Assert.StartsWith("body:", one, StringComparison.Ordinal);
        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("""5""")]
    [InlineData("""null""")]
    [InlineData("""[]""")]
    [InlineData(""" "x" """)]
    [InlineData("""{}""")]
    [InlineData("""{"type":"message_new"}""")]
    [InlineData("""{"type":"message_new","object":[]}""")]
    [InlineData("""{"type":"message_new","object":{}}""")]
    [InlineData("""{"type":"message_new","object":{"message":{}}}""")]
    [InlineData("""{"type":"message_new","object":{"message":{"peer_id":101,"from_id":101}}}""")]
    [InlineData("""{"type":"message_new","object":{"message":{"peer_id":"x","from_id":101,"conversation_message_id":1}}}""")]
    [InlineData("""{"type":"message_new","object":{"message":{"peer_id":-5,"from_id":101,"conversation_message_id":1}}}""")]
    [InlineData("""{"type":"message_event","object":{"user_id":101,"peer_id":101}}""")]
    [InlineData("""{"type":"message_event","object":{"user_id":-1,"peer_id":101,"event_id":"e"}}""")]
    [InlineData("""{"type":"message_allow","object":{}}""")]
    [InlineData("""{"type":7,"object":{}}""")]
    [InlineData("""{"type":"wall_post_new","object":{"id":1}}""")]
    [InlineData("""{"type":"message_typing_state","object":{"state":"typing","from_id":1}}""")]
    public void What_cannot_be_read_is_unsupported_and_never_a_fault(string json)
    {
        var update = Assert.IsType<Unsupported>(Read(json));

        Assert.NotEmpty(update.DeduplicationKey);
        Assert.InRange(update.DeduplicationKey.Length, 1, 200);
    }

    [Fact]
    public void Numbers_may_be_texts_and_texts_numbers()
    {
        var update = Assert.IsType<TextReceived>(Read(
            """{"type":"message_new","object":{"message":{"date":"1788220800","peer_id":"101","from_id":"101","conversation_message_id":"7","text":12345}}}"""));

        Assert.Equal("12345", update.Text);
        Assert.Equal("new:101:7", update.DeduplicationKey);
    }

    [Fact]
    public void Half_an_emoji_does_not_cost_the_message()
    {
        Assert.Equal("ссылка \uFFFD 5а \"да\"\n", Text("""  "text":"ссылка \ud83d 5\u0430 \"да\"\n"  """).Text);
    }

    [Theory]
    [InlineData(99999999999999999)]
    [InlineData(-5)]
    [InlineData(0)]
    public void An_impossible_date_is_taken_as_now(long date) =>
        Assert.Equal(Now, Read(MessageNew("\"text\":\"x\"").Replace("1788220800", date.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))!.OccurredAt);

    [Fact]
    public void Deeply_nested_forwards_are_no_fault()
    {
        var nested = string.Concat(Enumerable.Repeat("""[{"text":"x","fwd_messages":""", 200)) + "[]" + string.Concat(Enumerable.Repeat("}]", 200));

        Assert.True(Text($"\"text\":\"смотрите\",\"fwd_messages\":{nested}").HasOtherAttachments);
    }

    [Fact]
    public void A_megabyte_of_text_arrives() =>
        Assert.Equal(1_000_000, Text($"\"text\":\"{new string('ы', 1_000_000)}\"").Text.Length);

    [Fact]
    public void Raw_bodies_are_cut()
    {
        var update = Assert.IsType<Unsupported>(Read(Event("wall_post_new", $$"""{"text":"{{new string('x', 50_000)}}"}""")));

        Assert.Equal(16_384, update.Raw.Length);
    }

    private static IncomingUpdate? Service(long from, string action) => Read(Event("message_new",
        $$$"""{"message":{"id":0,"date":1788220800,"peer_id":2000000005,"from_id":{{{from}}},"conversation_message_id":9,"text":"","action":{{{action}}}}}"""));
}
