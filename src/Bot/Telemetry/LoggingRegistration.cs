using Microsoft.Extensions.Logging.Console;

namespace BotHost.Telemetry;

internal static class LoggingRegistration
{
    /// <summary>One line an entry: text for a person in Development, JSON for a collector elsewhere (Logging:Console:FormatterName changes it).</summary>
    public static ILoggingBuilder AddConsoleLog(this ILoggingBuilder logging, IConfiguration configuration, bool isDevelopment)
    {
        logging.ClearProviders();
        foreach (var noisy in new[] { "Microsoft", "Hangfire", "Polly", "Npgsql" })
            logging.AddFilter(noisy, LogLevel.Warning);
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None); // whoever asks is answered; asking is no event
        logging.AddConfiguration(configuration.GetSection("Logging")); // after the filters: the configuration wins
        // It writes addresses, and a long poll's address holds its key.
        logging.AddFilter("System.Net.Http.HttpClient", LogLevel.None);
        // Before the console itself, which reads the configuration: it wins over these, too.
        logging.Services
            .Configure<ConsoleLoggerOptions>(console => console.FormatterName = isDevelopment ? ConsoleFormatterNames.Simple : ConsoleFormatterNames.Json)
            .Configure<SimpleConsoleFormatterOptions>(text =>
            {
                text.SingleLine = true;
                text.TimestampFormat = "HH:mm:ss ";
            })
            .Configure<JsonConsoleFormatterOptions>(json => json.TimestampFormat = "O");
        return logging.AddConsole();
    }
}
