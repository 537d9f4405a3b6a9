using BotHost.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace BotHost.Tests.Telemetry;

public sealed class LoggingRegistrationTests
{
    [Theory]
    [InlineData(true, null, "simple")]
    [InlineData(false, null, "json")]
    [InlineData(true, "json", "json")]
    [InlineData(false, "systemd", "systemd")]
    public void The_environment_chooses_the_shape_of_a_line_unless_the_configuration_does(bool isDevelopment, string? configured, string expected)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Logging:Console:FormatterName", configured), new("Logging:Console:FormatterOptions:TimestampFormat", "mm ")]).Build();
        using var services = new ServiceCollection().AddLogging(logging => logging.AddConsoleLog(configuration, isDevelopment)).BuildServiceProvider();

        Assert.Equal(expected, services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName);
        Assert.Equal("mm ", services.GetRequiredService<IOptionsMonitor<SimpleConsoleFormatterOptions>>().CurrentValue.TimestampFormat);
        Assert.True(services.GetRequiredService<IOptionsMonitor<SimpleConsoleFormatterOptions>>().CurrentValue.SingleLine);
    }
}
