using System.Net;
using System.Text.Json;
using BotHost.Domain;
using BotHost.Domain.Messaging;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace BotHost.Tests.Web;

public sealed class HealthTests : IAsyncLifetime
{
    private const string School = "school-5";
    private RunningWeb _web = null!;

    public async ValueTask InitializeAsync()
    {
        _web = await RunningWeb.StartAsync(CallbackSchool.Configuration(School), Cancel);
        await _web.Get<JobServer>().Storage.WaitAsync(Cancel);
    }

    public async ValueTask DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task All_is_well_after_the_start()
    {
        Assert.Equal("ok", (await ReadyAsync(HttpStatusCode.OK)).GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.OK, (await _web.Operator.GetAsync("/health/ready", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_refused_token_is_named_with_its_school_and_the_process_stays_alive()
    {
        _web.Get<Pulse>().TokenAnswered(new SchoolKey(School), code: 5);

        var body = await ReadyAsync(HttpStatusCode.ServiceUnavailable);

        Assert.Equal("token refused (5)", Detail(body, "schools", School));
        Assert.Equal(HttpStatusCode.OK, (await _web.Public.GetAsync("/health/live", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_standby_is_alive_and_not_ready()
    {
        _web.Get<Pulse>().Role = ProcessRole.Standby;

        var body = await ReadyAsync(HttpStatusCode.ServiceUnavailable);

        Assert.Equal("Standby", Detail(body, "active", "role"));
    }

    [Theory]
    [InlineData(OutboxPriority.Interactive, OutboxState.Pending, HttpStatusCode.ServiceUnavailable)]
    [InlineData(OutboxPriority.Bulk, OutboxState.Pending, HttpStatusCode.OK)]
    [InlineData(OutboxPriority.Interactive, OutboxState.Held, HttpStatusCode.OK)]
    public async Task What_someone_waits_for_must_not_be_late(OutboxPriority priority, OutboxState state, HttpStatusCode expected)
    {
        var due = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(3);
        await using (var scope = _web.Get<IServiceScopeFactory>().CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BotDb>();
            db.School = new SchoolKey(School);
            db.Outbox.Add(new OutboxEntry
            {
                // Behind a row that is being sent, so that the running sender leaves it alone.
                Id = 1_000_001, After = 1_000_000, Conversation = ConversationRef.Dialog(new UserRef("11")), Kind = OutboxKind.Send,
                Priority = priority, State = state, CreatedAt = due, DueAt = due, ClientKey = 1, Content = "{}",
            });
            await db.SaveChangesAsync(Cancel);
        }

        var body = await ReadyAsync(expected);

        Assert.Equal(expected == HttpStatusCode.OK, Detail(body, "outbox", School) == "ok");
    }

    [Fact]
    public async Task A_database_that_is_gone_is_said_without_its_name()
    {
        _web.LoseDatabase();

        var body = await ReadyAsync(HttpStatusCode.ServiceUnavailable);

        Assert.Equal("no answer", Detail(body, "outbox", "database"));
        Assert.DoesNotContain("web.db", body.GetRawText(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> ReadyAsync(HttpStatusCode expected)
    {
        var response = await _web.Public.GetAsync("/health/ready", Cancel);
        Assert.Equal(expected, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel)).RootElement;
    }

    private static string? Detail(JsonElement body, string check, string name)
        => body.GetProperty("checks").GetProperty(check).GetProperty("details").GetProperty(name).GetString();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
