using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BotHost.Telemetry;

internal static class TelemetryRegistration
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const int MostCombinations = 500;

    /// <summary>Metrics for Prometheus always; metrics and traces by OTLP where its endpoint is named.</summary>
    /// <remarks>Outgoing HTTP is not instrumented: a long poll's address holds its key. VK's calls are counted by <see cref="BotMetrics"/> instead.</remarks>
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(BotMetrics.Name, serviceVersion: BotVersion.Text))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(BotMetrics.Name, "Npgsql").AddRuntimeInstrumentation().AddAspNetCoreInstrumentation().AddPrometheusExporter();
                // Room for the combinations of tags is taken in advance, for every instrument.
                metrics.AddView("*", new MetricStreamConfiguration { CardinalityLimit = MostCombinations });
                if (configuration[OtlpEndpoint] is { Length: > 0 })
                    metrics.AddOtlpExporter();
            });
        if (configuration[OtlpEndpoint] is { Length: > 0 })
        {
            telemetry.WithTracing(traces => traces
                .AddSource(BotMetrics.Name)
                // Only the callback: other addresses hold one-time tokens, or are polled.
                .AddAspNetCoreInstrumentation(options => options.Filter = context => context.Request.Path.StartsWithSegments("/vk/callback"))
                .AddNpgsql()
                .AddOtlpExporter());
        }
    }
}
