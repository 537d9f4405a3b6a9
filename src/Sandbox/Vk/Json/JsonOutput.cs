using System.Text.Encodings.Web;
using System.Text.Json;

namespace BotHost.Sandbox.Vk.Json;

internal static class JsonOutput
{
    /// <summary>VK sends Cyrillic as it is. Whatever is written is well formed by construction, so it is not checked again.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
}
