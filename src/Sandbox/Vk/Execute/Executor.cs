using System.Buffers;
using System.Text.Json;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Vk.Json;

namespace BotHost.Sandbox.Vk.Execute;

/// <summary>execute: up to 25 calls in one request. A failed call is false in its place, and its error stands beside the response, in order.</summary>
internal sealed class Executor(World world, MethodTable methods)
{
    public VkError? Run(ApiCall call, Utf8JsonWriter response)
    {
        if (call.Parameters.Text("code") is not { } code)
            return VkError.Of(100, "code is undefined");
        var errors = new List<(string Method, VkError Error)>();
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, JsonOutput.Options);
        try
        {
            var program = Parser.Parse(code);
            var interpreter = new Interpreter(call.Parameters.Values, Invoke);
            Values.Write(response, interpreter.Run(program));
        }
        catch (CompileException exception)
        {
            return VkError.Of(12, exception.Message);
        }
        catch (RuntimeException exception)
        {
            return VkError.Of(13, exception.Message);
        }
        WriteErrors(response, errors);
        return null;

        object? Invoke(string method, Dictionary<string, string> parameters)
        {
            buffer.ResetWrittenCount();
            writer.Reset(buffer);
            VkError? error;
            lock (world.Gate)
                error = methods.Invoke(method, call with { Parameters = new ApiParameters(parameters), Now = world.Now }, writer);
            writer.Flush();
            if (error is null)
                return new RawJson(buffer.WrittenSpan.ToArray());
            errors.Add((method, error));
            return false;
        }
    }

    private static void WriteErrors(Utf8JsonWriter response, List<(string Method, VkError Error)> errors)
    {
        if (errors.Count == 0)
            return;
        response.WriteStartArray("execute_errors"u8);
        foreach (var (method, error) in errors)
        {
            response.WriteStartObject();
            response.WriteString("method"u8, method);
            response.WriteNumber("error_code"u8, error.Code);
            response.WriteString("error_msg"u8, error.Message);
            response.WriteEndObject();
        }
        response.WriteEndArray();
    }
}
