using System.Text.Json;
using BotHost.Sandbox.People;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Tests;

/// <summary>Files both ways (vk/facts.md §9).</summary>
public sealed class UploadTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, 7, 0, 0, 0, 5];

    [Fact]
    public async Task A_photo_is_uploaded_saved_and_sent()
    {
        await using var vk = await StartAsync();
        var server = await vk.ResponseAsync("photos.getMessagesUploadServer", ("peer_id", TestVk.Anna));
        var uploaded = await PostAsync(vk, server, "photo", "qr.png", Png);

        Assert.Equal(121, await vk.ErrorAsync("photos.saveMessagesPhoto", Saving(uploaded, hash: "wrong")));
        var saved = (await vk.ResponseAsync("photos.saveMessagesPhoto", Saving(uploaded)))[0];
        var reference = $"photo{saved.GetProperty("owner_id")}_{saved.GetProperty("id")}_{saved.GetProperty("access_key").GetString()}";
        await vk.ResponseAsync("messages.send", ("peer_id", TestVk.Anna), ("random_id", 1), ("attachment", reference));

        var photo = Assert.IsType<Attachment.Photo>(Assert.Single(vk.Emulator.View.Messages(TestVk.AnnasDialog)[^1].Attachments));
        Assert.Equal((7, 5), (photo.Width, photo.Height));
        Assert.Equal(Png, vk.Emulator.People.Open(photo));
        Assert.Equal(Png, await vk.Http.GetByteArrayAsync(new Uri(photo.Url), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_document_is_uploaded_saved_and_sent()
    {
        await using var vk = await StartAsync();
        var server = await vk.ResponseAsync("docs.getMessagesUploadServer", ("type", "doc"), ("peer_id", TestVk.Anna));
        var uploaded = await PostAsync(vk, server, "file", "отчёт.csv", "a;b"u8.ToArray());

        Assert.Equal(105, await vk.ErrorAsync("docs.save", ("file", "wrong")));
        var saved = await vk.ResponseAsync("docs.save", ("file", uploaded.GetProperty("file").GetString()!), ("title", "Отчёт"));
        var doc = saved.GetProperty("doc");
        await vk.ResponseAsync("messages.send", ("peer_id", TestVk.Anna), ("random_id", 1), ("attachment", $"doc{doc.GetProperty("owner_id")}_{doc.GetProperty("id")}"));

        Assert.Equal("doc", saved.GetProperty("type").GetString());
        Assert.Equal(("Отчёт", "csv", 3), (doc.GetProperty("title").GetString(), doc.GetProperty("ext").GetString(), doc.GetProperty("size").GetInt32()));
        var shown = Assert.IsType<Attachment.Document>(Assert.Single(vk.Emulator.View.Messages(TestVk.AnnasDialog)[^1].Attachments));
        Assert.Equal("a;b"u8.ToArray(), vk.Emulator.People.Open(shown));
    }

    // vk/facts.md §9: an upload address works once; an empty photo means that the upload failed; no executables.
    [Fact]
    public async Task An_upload_can_fail()
    {
        await using var vk = await StartAsync();
        var photos = await vk.ResponseAsync("photos.getMessagesUploadServer", ("peer_id", TestVk.Anna));
        var documents = await vk.ResponseAsync("docs.getMessagesUploadServer", ("peer_id", TestVk.Anna));

        var noPicture = await PostAsync(vk, photos, "photo", "a.png", "text"u8.ToArray());
        var again = await PostAsync(vk, photos, "photo", "a.png", Png);
        var program = await PostAsync(vk, documents, "file", "a.exe", "MZ"u8.ToArray());

        Assert.Equal("[]", noPicture.GetProperty("photo").GetString());
        Assert.Equal(100, await vk.ErrorAsync("photos.saveMessagesPhoto", Saving(noPicture, hash: "x")));
        Assert.True(again.TryGetProperty("error", out _));
        Assert.True(program.TryGetProperty("error", out _));
        Assert.Equal(901, await vk.ErrorAsync("docs.getMessagesUploadServer", ("peer_id", TestVk.Boris)));
    }

    // vk/facts.md §9: a received document is fetched by its url, without a token, over a redirect.
    [Fact]
    public async Task The_bot_fetches_what_a_person_sent()
    {
        await using var vk = await StartAsync();
        var poll = await vk.OpenLongPollAsync();
        var document = vk.Emulator.People.UploadDocument(TestVk.Anna, "Список 5А.csv", "данные"u8.ToArray());

        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, new Draft { Attachments = [document] });

        var attachment = Assert.Single(await poll.ReadAsync()).GetProperty("object").GetProperty("message").GetProperty("attachments")[0];
        Assert.Equal("Список 5А.csv", attachment.GetProperty("doc").GetProperty("title").GetString());
        Assert.Equal("данные"u8.ToArray(), await vk.Http.GetByteArrayAsync(new Uri(attachment.GetProperty("doc").GetProperty("url").GetString()!), TestContext.Current.CancellationToken));
    }

    private static async Task<TestVk> StartAsync()
    {
        var vk = await TestVk.StartAsync();
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "привет");
        return vk;
    }

    private static (string, object)[] Saving(JsonElement uploaded, string? hash = null) =>
    [
        ("photo", uploaded.GetProperty("photo").GetString()!), ("server", uploaded.GetProperty("server").GetInt32()),
        ("hash", hash ?? uploaded.GetProperty("hash").GetString()!),
    ];

    private static async Task<JsonElement> PostAsync(TestVk vk, JsonElement server, string field, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), field, name } };
        using var response = await vk.Http.PostAsync(new Uri(server.GetProperty("upload_url").GetString()!), form, TestContext.Current.CancellationToken);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }
}
