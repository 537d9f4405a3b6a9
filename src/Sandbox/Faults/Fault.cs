using System.Text.Json.Serialization;

namespace BotHost.Sandbox.Faults;

/// <summary>Something that goes wrong between VK and its caller.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fault")]
[JsonDerivedType(typeof(Error), "error")]
[JsonDerivedType(typeof(HttpError), "http")]
[JsonDerivedType(typeof(Hang), "hang")]
[JsonDerivedType(typeof(Delay), "delay")]
[JsonDerivedType(typeof(Drop), "drop")]
[JsonDerivedType(typeof(LoseAnswer), "lose-answer")]
public abstract record Fault
{
    /// <summary>A request to the long poll server, for <see cref="Method"/>.</summary>
    public const string LongPoll = "longpoll";

    /// <summary>A request to an upload server, for <see cref="Method"/>.</summary>
    public const string Upload = "upload";

    private Fault() { }

    /// <summary>Null: every method. A fault other than <see cref="Error"/> also strikes an execute that calls the method.</summary>
    public string? Method { get; init; }

    /// <summary>Only calls for this peer, as the community numbers it; among many recipients only this one.</summary>
    public long? PeerId { get; init; }

    /// <summary>How often it strikes; null until it is removed.</summary>
    public int? Times { get; init; }

    /// <summary>VK answers with an error; within execute the one call fails.</summary>
    public sealed record Error(int Code) : Fault;

    /// <summary>A page of HTML instead of JSON. Nothing was done.</summary>
    public sealed record HttpError(int Status = 500) : Fault;

    /// <summary>No answer until the caller gives up or the fault is removed; then the call takes place.</summary>
    public sealed record Hang : Fault;

    /// <param name="Time">Machine time before the call takes place.</param>
    public sealed record Delay(TimeSpan Time) : Fault;

    /// <summary>The connection is cut. Nothing was done.</summary>
    public sealed record Drop : Fault;

    /// <summary>The call takes place, then the connection is cut: the caller cannot know.</summary>
    public sealed record LoseAnswer : Fault;
}
