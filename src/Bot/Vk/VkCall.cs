using System.Text.Json;
using BotHost.Messaging;

namespace BotHost.Vk;

/// <summary>One call of a method on its way through the queue.</summary>
internal abstract class VkCall(string method, VkParameters parameters)
{
    private TaskCompletionSource<VkError> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Method => method;
    public VkParameters Parameters => parameters;
    public SendPriority Priority { get; init; } = SendPriority.Interactive;

    /// <summary>False for methods that fail inside execute, and for calls that are a batch by themselves.</summary>
    public bool MayBatch { get; init; } = true;

    /// <summary>False where a late answer is worth nothing.</summary>
    public bool MayRepeat { get; init; } = true;

    /// <summary>The place in the queue, kept when the call goes again.</summary>
    public long Sequence { get; set; }

    /// <summary>The most calls that may share its execute; smaller after one failed as a whole.</summary>
    public int MaxCompany { get; set; } = VkScript.MaxCalls;

    public bool IsFinished => completion.Task.IsCompleted;

    /// <summary>Makes ready for a (further) try.</summary>
    /// <returns>What the try comes to.</returns>
    public Task<VkError> Begin()
    {
        if (completion.Task.IsCompleted)
            completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return completion.Task;
    }

    public void Answer(JsonElement response)
    {
        VkError error;
        try
        {
            error = Read(response);
        }
        catch (Exception ex) when (ex is JsonException or InvalidOperationException or FormatException)
        {
            error = VkError.Unreadable;
        }

        completion.TrySetResult(error);
    }

    public void Refuse(VkError error) => completion.TrySetResult(error);

    public void Fail(Exception fault) => completion.TrySetException(fault);

    public void Cancel(CancellationToken cancellationToken) => completion.TrySetCanceled(cancellationToken);

    protected abstract VkError Read(JsonElement response);
}

/// <param name="read">Makes the value out of VK's response; the element dies when it returns.</param>
internal sealed class VkCall<T>(string method, VkParameters parameters, Func<JsonElement, VkReply<T>> read) : VkCall(method, parameters)
{
    public T? Value { get; private set; }

    protected override VkError Read(JsonElement response)
    {
        var reply = read(response);
        Value = reply.Value;
        return reply.Error;
    }
}
