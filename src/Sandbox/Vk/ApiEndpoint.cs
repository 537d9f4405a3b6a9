using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using BotHost.Sandbox.Faults;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;
using BotHost.Sandbox.Vk.Execute;
using BotHost.Sandbox.Vk.Json;
using Microsoft.AspNetCore.Http;

namespace BotHost.Sandbox.Vk;

/// <summary>/method/NAME: reads the request, lets the faults strike, calls the method, answers.</summary>
internal sealed class ApiEndpoint(World world, MethodTable methods, FaultPlan faults, Journal journal)
{
    private readonly Executor _executor = new(world, methods);

    public async Task HandleAsync(HttpContext context, string method, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var (parameters, token) = await RequestReader.ReadAsync(context.Request, cancellationToken);
        var code = method == "execute" ? parameters.Text("code") : null;
        var strike = faults.TakeTransport(method, MethodTable.PeerOf(parameters), code);
        if (strike is not null && !await TransportFaults.MayGoOnAsync(strike, context, cancellationToken))
            return;

        var body = Answer(method, parameters, token);
        journal.AddCall(method, parameters.Values, body.WrittenSpan, Stopwatch.GetElapsedTime(started));
        if (strike?.Fault is Fault.LoseAnswer)
        {
            context.Abort();
            return;
        }
        await JsonReply.WriteAsync(context.Response, body.WrittenMemory, cancellationToken);
    }

    private ArrayBufferWriter<byte> Answer(string method, ApiParameters parameters, string? token)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(body, JsonOutput.Options);
        writer.WriteStartObject();
        writer.WritePropertyName("response"u8);
        var error = Admit(parameters, token, out var community) ?? Call(method, parameters, community!, writer);
        if (error is not null)
        {
            body.ResetWrittenCount();
            writer.Reset(body);
            writer.WriteStartObject();
            ErrorJson.Write(writer, method, parameters, error);
        }
        writer.WriteEndObject();
        return body;
    }

    private VkError? Call(string method, ApiParameters parameters, Community community, Utf8JsonWriter response)
    {
        var call = new ApiCall(community, parameters, world.Now, faults);
        if (method == "execute")
            return faults.TakeError(method, null) is { } code ? VkError.Of(code) : _executor.Run(call, response);
        lock (world.Gate)
            return methods.Invoke(method, call, response);
    }

    private VkError? Admit(ApiParameters parameters, string? token, out Community? community)
    {
        community = null;
        if (parameters.Text("v") is not { } version)
            return VkError.Of(8, "v (version) is required");
        if (!Methods.EventNames.IsVersion(version))
            return VkError.Of(8, "v (version) is no longer served");
        if (token is null)
            return VkError.Of(5, "no access_token passed.");
        lock (world.Gate)
        {
            community = world.FindByToken(token);
            if (community is null)
                return VkError.Of(5, "invalid access_token.");
            return community.Requests.TryTake(community.Setup.RequestsPerSecond ?? world.Options.RequestsPerSecond) ? null : VkError.Of(6);
        }
    }
}
