using System.Text;
using BotHost.Messaging;
using BotHost.Vk;

namespace BotHost.Tests.Vk;

public sealed class VkCallbackTests
{
    private static readonly VkCallback Callback = new(VkUpdatesTests.Connection, "s3cret", "c0de");

    [Theory]
    [InlineData("""{"type":"message_new","group_id":777,"secret":"wrong","object":{}}""", nameof(CallbackRefusal.WrongSecret))]
    [InlineData("""{"type":"message_new","group_id":777,"object":{}}""", nameof(CallbackRefusal.WrongSecret))]
    [InlineData("""{"type":"message_new","group_id":777,"secret":null,"object":{}}""", nameof(CallbackRefusal.WrongSecret))]
    [InlineData("""{"type":"message_new","group_id":777,"secret":["s3cret"],"object":{}}""", nameof(CallbackRefusal.WrongSecret))]
    [InlineData("""{"type":"confirmation","group_id":777}""", nameof(CallbackRefusal.WrongSecret))]
    [InlineData("""{"type":"confirmation","group_id":1,"secret":"wrong"}""", nameof(CallbackRefusal.WrongSecret))]
    [InlineData("""{"type":"message_new","group_id":778,"secret":"s3cret","object":{}}""", nameof(CallbackRefusal.WrongGroup))]
    [InlineData("""{"type":"confirmation","secret":"s3cret"}""", nameof(CallbackRefusal.WrongGroup))]
    [InlineData("""[]""", nameof(CallbackRefusal.NotJson))]
    [InlineData("""<xml/>""", nameof(CallbackRefusal.NotJson))]
    [InlineData("", nameof(CallbackRefusal.NotJson))]
    public void What_is_not_from_this_community_is_refused(string body, string reason) =>
        Assert.Equal(reason, Assert.IsType<CallbackRequest.Refused>(Read(Callback, body)).Reason.ToString());

    [Fact]
    public void A_confirmation_is_answered_with_the_code() =>
        Assert.Equal(new CallbackRequest.Confirmation("c0de"), Read(Callback, """{"type":"confirmation","group_id":777,"secret":"s3cret"}"""));

    [Fact]
    public void An_event_is_the_same_update_that_long_poll_would_bring()
    {
        var body = VkUpdatesTests.MessageNew("\"text\":\"ссылка\"");
        var posted = body.Insert(1, "\"secret\":\"s3cret\",");

        var update = Assert.IsType<TextReceived>(Assert.IsType<CallbackRequest.Update>(Read(Callback, posted)).Content);

        Assert.Equal(VkUpdatesTests.Read(body)!.DeduplicationKey, update.DeduplicationKey);
        Assert.Equal("ссылка", update.Text);
    }

    [Fact]
    public void An_unknown_event_is_kept_without_the_secret()
    {
        var update = Assert.IsType<CallbackRequest.Update>(Read(Callback, """{"type":"wall_post_new","group_id":777,"secret":"s3cret","object":{"id":1}}""")).Content;

        Assert.DoesNotContain("s3cret", Assert.IsType<Unsupported>(update).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_without_an_object_is_kept_without_the_secret()
    {
        var update = Assert.IsType<CallbackRequest.Update>(Read(Callback, """{"type":"wall_post_new","group_id":777,"secret":"s3cret","object":[]}""")).Content;

        Assert.DoesNotContain("s3cret", Assert.IsType<Unsupported>(update).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void The_communitys_own_message_is_nothing_to_store() =>
        Assert.IsType<CallbackRequest.Nothing>(Read(
            Callback, """{"type":"message_edit","group_id":777,"secret":"s3cret","object":{"peer_id":101,"from_id":-777,"conversation_message_id":1}}"""));

    [Fact]
    public void Without_a_secret_of_its_own_everything_is_refused() =>
        Assert.Equal(
            new CallbackRequest.Refused(CallbackRefusal.WrongSecret),
            Read(new VkCallback(VkUpdatesTests.Connection, "", "c0de"), """{"type":"confirmation","group_id":777,"secret":""}"""));

    [Fact]
    public void A_body_that_is_too_large_is_not_even_parsed() =>
        Assert.Equal(new CallbackRequest.Refused(CallbackRefusal.TooLarge), Callback.Read(new byte[VkCallback.MaxBytes + 1], VkUpdatesTests.Now));

    private static CallbackRequest Read(VkCallback callback, string body) => callback.Read(Encoding.UTF8.GetBytes(body), VkUpdatesTests.Now);
}
