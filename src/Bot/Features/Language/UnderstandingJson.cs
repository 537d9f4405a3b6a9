using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BotHost.Domain.Language.Intents;

namespace BotHost.Features.Language;

/// <summary>One line of <c>understand</c>. The names are an outside contract.</summary>
internal sealed record UnderstoodLine(
    string Intent, IReadOnlyDictionary<string, string> Entities, double Confidence, string? Ask, bool Confirm, string? Policy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Escalate)
{
    private static readonly UnderstandingJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Cyrillic stays readable; this goes to a console, not into a page
    });

    public static string Write(Understanding understood) => JsonSerializer.Serialize(
        new UnderstoodLine(
            understood.Intent, understood.Entities, understood.Confidence, understood.Ask, understood.Confirm, understood.IsRefused ? "refuse" : null, understood.Escalate),
        Json.UnderstoodLine);
}

[JsonSerializable(typeof(UnderstoodLine))]
internal sealed partial class UnderstandingJson : JsonSerializerContext;
