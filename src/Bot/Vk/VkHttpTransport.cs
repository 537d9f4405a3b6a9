using System.Net.Http.Headers;
using System.Text.Json;

namespace BotHost.Vk;

/// <summary>
/// The seam to VK's API: a method and its parameters go in, JSON comes out. Another client library would replace this class only.
/// Knows nothing of pace, retries or batches.
/// </summary>
internal sealed class VkHttpTransport(HttpClient http, VkConnection connection)
{
    private readonly AuthenticationHeaderValue authorization = new("Bearer", connection.AccessToken);

    /// <exception cref="HttpRequestException">VK could not be reached.</exception>
    public async ValueTask<VkAnswer> InvokeAsync(string method, VkParameters parameters, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(connection.ApiUrl, method));
        request.Headers.Authorization = authorization; // in a header, so that the token is in no address and no parameter
        request.Content = new VkFormContent(parameters);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
            return VkAnswer.Refused(VkError.Http((int)response.StatusCode));

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        try
        {
            return VkAnswer.From(await JsonDocument.ParseAsync(body, VkJson.Document, cancellationToken));
        }
        catch (JsonException) // an error page with status 200
        {
            return VkAnswer.Refused(VkError.Unreadable);
        }
    }
}

/// <summary>VK's answer to one request. Its elements live until it is disposed.</summary>
internal sealed class VkAnswer : IDisposable
{
    private readonly JsonDocument? document;

    private VkAnswer(JsonDocument? document, VkError error)
    {
        this.document = document;
        Error = error;
    }

    public VkError Error { get; }

    public JsonElement Response => document is null ? default : document.RootElement.Member("response");

    /// <summary>What went wrong inside an execute, in the order of the calls.</summary>
    public JsonElement ExecuteErrors => document is null ? default : document.RootElement.Member("execute_errors");

    public static VkAnswer Refused(VkError error) => new(null, error);

    public static VkAnswer From(JsonDocument document)
    {
        var root = document.RootElement;
        var error = root.Member("error");
        if (error.ValueKind == JsonValueKind.Undefined)
            return new(document, root.Member("response").ValueKind == JsonValueKind.Undefined ? VkError.Unreadable : VkError.None);

        // Nothing but the code is kept: the error may echo the request with its token.
        var code = error.Member("error_code").Number();
        return new(document, code is > 0 and <= int.MaxValue ? new VkError((int)code) : VkError.Unexplained);
    }

    public void Dispose() => document?.Dispose();
}
