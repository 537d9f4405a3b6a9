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
        if (isDevelopment)
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
            });
        }
        else
        {
            logging.AddJsonConsole(console => console.TimestampFormat = "O");
        }
        return logging;
    }
}
