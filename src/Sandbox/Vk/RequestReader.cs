using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BotHost.Sandbox.Vk;

/// <summary>Takes the parameters out of the query and the form; GET and POST are equal. JSON bodies are not read, as VK does not read them.</summary>
internal static class RequestReader
{
    private const string TokenParameter = "access_token";
    private const string Bearer = "Bearer ";

    /// <summary>A megabyte of Cyrillic is six once it is escaped, and documents may have 200 (vk/facts.md §9).</summary>
    public static FormOptions FormLimits { get; } = new() { ValueLengthLimit = 64 * 1024 * 1024, MultipartBodyLengthLimit = SandboxServer.MaxUpload };

    /// <returns>The parameters without the token, and the token.</returns>
    public static async Task<(ApiParameters Parameters, string? Token)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in request.Query)
            values[key] = value.ToString();
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(FormLimits, cancellationToken);
            foreach (var (key, value) in form)
                values[key] = value.ToString();
        }
        values.Remove(TokenParameter, out var token);
        if (request.Headers.Authorization.ToString() is { Length: > 7 } header
            && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            token = header[Bearer.Length..];
        return (new ApiParameters(values), token);
    }
}
