using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace BotHost.Sandbox.Control;

/// <summary>POST /sandbox/act: one command in, its answer out.</summary>
internal sealed class ControlEndpoint(VkEmulator vk)
{
    public const string Path = "sandbox/act";

    public async Task HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        try
        {
            var command = await JsonSerializer.DeserializeAsync(context.Request.Body, SandboxJson.Default.SandboxCommand, cancellationToken)
                ?? throw new JsonException("There is no command.");
            var answer = await command.RunAsync(vk, cancellationToken);
            await JsonSerializer.SerializeAsync(context.Response.Body, answer, SandboxJson.Default.GetTypeInfo(command.AnswerType)!, cancellationToken);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException or KeyNotFoundException or NotSupportedException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            var failure = new CommandFailure(exception.Message, exception is KeyNotFoundException);
            await JsonSerializer.SerializeAsync(context.Response.Body, failure, SandboxJson.Default.CommandFailure, cancellationToken);
        }
    }
}
