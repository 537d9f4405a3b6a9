using System.Text;
using BotHost.Domain.Messaging;
using BotHost.Messaging;
using BotHost.Vk;
using Microsoft.AspNetCore.Http;

namespace BotHost.Tests.Vk;

public sealed class VkFilesTests
{
    private static readonly ConversationRef Dialog = ConversationRef.Dialog(new UserRef("101"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://vk.com/doc1_2?hash=x", true)]
    [InlineData("https://psv4.userapi.com/c1/u2/docs/d3/file.csv", true)]
    [InlineData("https://sun9-1.vkuserphoto.ru/x.jpg", true)]
    [InlineData("https://pu.vk.ru/upload", true)]
    [InlineData("http://vk.com/doc1_2", false)]
    [InlineData("https://vk.com:8443/doc1_2", false)]
    [InlineData("https://vk.com@evil.example/doc", false)]
    [InlineData("https://notvk.com/doc", false)]
    [InlineData("https://vk.com.evil.example/doc", false)]
    [InlineData("https://vk.com./doc", false)]
    [InlineData("https://169.254.169.254/latest", false)]
    [InlineData("http://localhost/x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("ftp://vk.com/x", false)]
    public void Files_come_only_from_VKs_hosts(string address, bool isTrusted)
    {
        var connection = new VkConnection { GroupId = 1, AccessToken = "t" };
        var files = new VkFiles(null!, null!, connection, TimeProvider.System);

        Assert.Equal(isTrusted, files.IsTrusted(new Uri(address)));
    }

    [Fact]
    public async Task The_configured_server_is_trusted_and_nothing_beside_it()
    {
        await using var vk = await FakeVk.StartAsync();
        var files = new VkFiles(null!, null!, vk.Connection, TimeProvider.System);

        Assert.True(files.IsTrusted(new Uri(vk.Root, "/files/1")));
        Assert.False(files.IsTrusted(new Uri("http://127.0.0.1:1/files/1")));
        Assert.False(files.IsTrusted(new Uri($"https://127.0.0.1:{vk.Root.Port}/files/1")));
    }

    [Fact]
    public async Task A_document_is_downloaded_through_redirects_without_the_token()
    {
        await using var vk = await FakeVk.StartAsync();
        string? authorization = null;
        vk.Page("/doc", context => Redirect(context, "/real")).Page("/real", context =>
        {
            authorization = context.Request.Headers.Authorization;
            return context.Response.WriteAsync("класс;ученик");
        });

        var bytes = await DownloadAsync(vk, "/doc", size: 100, maxBytes: 1000);

        Assert.Equal("класс;ученик", Encoding.UTF8.GetString(bytes!));
        Assert.True(string.IsNullOrEmpty(authorization));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/secret")]
    [InlineData("https://evil.example/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/loop")]
    [InlineData("http://[bad")]
    public async Task A_redirect_elsewhere_or_without_end_is_not_followed(string target)
    {
        await using var vk = await FakeVk.StartAsync();
        var hops = 0;
        vk.Page("/loop", context =>
        {
            hops++;
            return Redirect(context, target);
        });

        Assert.Null(await DownloadAsync(vk, "/loop", size: 100, maxBytes: 1000));
        Assert.InRange(hops, 1, 6);
    }

    [Fact]
    public async Task More_bytes_than_allowed_are_not_taken_whatever_was_said()
    {
        await using var vk = await FakeVk.StartAsync();
        vk.Page("/long", async context =>
        {
            for (var i = 0; i < 64; i++)
                await context.Response.WriteAsync(new string('x', 64 * 1024)); // chunked: no length in the headers
        }).Page("/said", context =>
        {
            context.Response.ContentLength = 5000;
            return context.Response.WriteAsync(new string('x', 5000));
        }).Page("/ok", context => context.Response.WriteAsync(new string('x', 1000)));

        Assert.Null(await DownloadAsync(vk, "/long", size: 10, maxBytes: 1000));
        Assert.Null(await DownloadAsync(vk, "/said", size: 10, maxBytes: 1000));
        Assert.Null(await DownloadAsync(vk, "/ok", size: 1001, maxBytes: 1000));
        Assert.Equal(1000, (await DownloadAsync(vk, "/ok", size: 10, maxBytes: 1000))!.Length);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_null()
    {
        await using var vk = await FakeVk.StartAsync();
        vk.Page("/gone", context =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        }).Page("/cut", context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        Assert.Null(await DownloadAsync(vk, "/gone", 1, 1000));
        Assert.Null(await DownloadAsync(vk, "/cut", 1, 1000));
        await using var client = vk.Client();
        Assert.Null(await vk.Messenger(client).DownloadAsync(new("x", 1, "not an address"), 1000, Token));
    }

    [Fact]
    public async Task A_picture_is_uploaded_in_three_steps()
    {
        await using var vk = await FakeVk.StartAsync();
        string? posted = null;
        vk.On("photos.getMessagesUploadServer", _ => $$$"""{"response":{"upload_url":"{{{new Uri(vk.Root, "/upload")}}}"}}""")
            .On("photos.saveMessagesPhoto", parameters =>
                parameters["photo"] == "[{\"x\":1}]" && parameters["server"] == "12" && parameters["hash"] == "h"
                    ? """{"response":[{"id":5,"owner_id":-777,"access_key":"k"}]}"""
                    : FakeVk.Error(100))
            .Page("/upload", async context =>
            {
                var file = (await context.Request.ReadFormAsync()).Files.Single();
                using var reader = new StreamReader(file.OpenReadStream());
                posted = $"{file.Name} {file.FileName} {await reader.ReadToEndAsync()} {context.Request.Headers.Authorization}";
                await context.Response.WriteAsync("""{"server":12,"photo":"[{\"x\":1}]","hash":"h"}""");
            });
        await using var client = vk.Client();

        var result = await vk.Messenger(client).UploadAsync(MediaKind.Picture, "code.png", "PNG"u8.ToArray(), Dialog, Token);

        Assert.Equal(new UploadResult.Uploaded("photo-777_5_k"), result);
        Assert.Equal("photo code.png PNG ", posted);
    }

    [Fact]
    public async Task A_document_is_uploaded_in_three_steps()
    {
        await using var vk = await FakeVk.StartAsync();
        vk.On("docs.getMessagesUploadServer", _ => $$$"""{"response":{"upload_url":"{{{new Uri(vk.Root, "/upload")}}}"}}""")
            .On("docs.save", parameters => parameters["title"] == "список.csv" ? """{"response":{"type":"doc","doc":{"id":6,"owner_id":101}}}""" : FakeVk.Error(100))
            .Page("/upload", context => context.Response.WriteAsync("""{"file":"f|1"}"""));
        await using var client = vk.Client();

        Assert.Equal(
            new UploadResult.Uploaded("doc101_6"),
            await vk.Messenger(client).UploadAsync(MediaKind.Document, "список.csv", "a;b"u8.ToArray(), Dialog, Token));
    }

    [Theory]
    [InlineData("""{"server":12,"photo":"[]","hash":"h"}""")]
    [InlineData("""{"server":12,"photo":"","hash":"h"}""")]
    [InlineData("<html>")]
    [InlineData("[]")]
    public async Task An_upload_that_VK_did_not_take_has_failed(string answer)
    {
        await using var vk = await FakeVk.StartAsync();
        vk.On("photos.getMessagesUploadServer", _ => $$$"""{"response":{"upload_url":"{{{new Uri(vk.Root, "/upload")}}}"}}""")
            .Page("/upload", context => context.Response.WriteAsync(answer));
        await using var client = vk.Client();

        Assert.IsType<UploadResult.Failed>(await vk.Messenger(client).UploadAsync(MediaKind.Picture, "x.png", "PNG"u8.ToArray(), Dialog, Token));
    }

    [Fact]
    public async Task An_upload_to_one_who_may_not_be_written_to_says_so()
    {
        await using var vk = (await FakeVk.StartAsync()).On("photos.getMessagesUploadServer", _ => FakeVk.Error(901));
        await using var client = vk.Client();

        Assert.Equal(new UploadResult.Failed(901), await vk.Messenger(client).UploadAsync(MediaKind.Picture, "x.png", "PNG"u8.ToArray(), Dialog, Token));
    }

    private static async Task<byte[]?> DownloadAsync(FakeVk vk, string path, long size, long maxBytes)
    {
        await using var client = vk.Client();
        return await vk.Messenger(client).DownloadAsync(new IncomingFile("file", size, new Uri(vk.Root, path).AbsoluteUri), maxBytes, Token);
    }

    private static Task Redirect(HttpContext context, string target)
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = target;
        return Task.CompletedTask;
    }
}
