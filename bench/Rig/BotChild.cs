using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using BotHost.Domain;
using BotHost.Domain.Invites;
using BotHost.Features.Invites;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotHost.Bench.Rig;

/// <summary>The other end of <see cref="BotProcess"/>: the whole bot with its real clock and jobs, and a few commands to make it do what no person could ask for.</summary>
internal sealed class BotChild(IServiceProvider services)
{
    public const string Argument = "bot-process";
    private readonly SchoolContext _school = services.GetRequiredService<SchoolDirectory>()[new SchoolKey(BotSetup.SchoolKey)];

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (await Console.In.ReadLineAsync(cancellationToken) is not { } line)
            return 2;
        var setup = JsonSerializer.Deserialize(line, BenchJson.Default.BotSetup)!;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None); // it calls an empty database an error; what fails later is thrown anyway
        builder.Services.AddBot(setup.ToOptions(), TimeProvider.System);
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        await host.Services.GetRequiredService<BotService>().Activated.WaitAsync(cancellationToken);
        await Console.Out.WriteLineAsync("ready");
        await new BotChild(host.Services).ObeyAsync(cancellationToken);
        await host.StopAsync(cancellationToken);
        return 0;
    }

    private async Task ObeyAsync(CancellationToken cancellationToken)
    {
        while (await Console.In.ReadLineAsync(cancellationToken) is { } command)
        {
            var answer = command.Split(' ') switch
            {
                ["settle", var position] => await SettleAsync(position, cancellationToken),
                ["same"] => await TimeAsync(MailSameAsync, cancellationToken),
                ["each"] => await TimeAsync(MailEachAsync, cancellationToken),
                ["heap"] => await TimeAsync((scope, ct) => InvitePile.HeapAsync(scope.GetRequiredService<BotDb>(), scope.GetRequiredService<Work>().Now, ct), cancellationToken),
                ["sweep"] => await SweepAsync(cancellationToken),
                ["usage"] => Usage(),
                _ => throw new InvalidOperationException($"Unknown command {command}."),
            };
            await Console.Out.WriteLineAsync(answer);
        }
    }

    private async Task<string> SettleAsync(string position, CancellationToken cancellationToken)
    {
        var activity = services.GetRequiredService<BotActivity>();
        var runner = services.GetRequiredService<SchoolRunners>().All[0];
        activity.IsFeedDrained = () => runner.Cursor == position;
        await activity.SettleAsync(cancellationToken);
        return "idle";
    }

    private async Task<string> TimeAsync(Func<IServiceProvider, CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await services.GetRequiredService<UnitOfWork>().RunAsync(_school, act, cancellationToken);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A hundred invites fall due, and the sweep ends them.</summary>
    private async Task<string> SweepAsync(CancellationToken cancellationToken)
    {
        var unitOfWork = services.GetRequiredService<UnitOfWork>();
        await unitOfWork.RunAsync(_school, (scope, ct) => InvitePile.AddDueAsync(scope.GetRequiredService<BotDb>(), scope.GetRequiredService<Work>().Now, ct), cancellationToken);
        var runner = services.GetRequiredService<JobRunner>();
        var began = Stopwatch.GetTimestamp();
        await runner.RunAsync(Schedules.All.First(schedule => schedule.Job == typeof(InviteExpiryJob)), _school, cancellationToken);
        var took = Stopwatch.GetElapsedTime(began);
        var left = await unitOfWork.ReadAsync(_school, (scope, ct) => scope.GetRequiredService<BotDb>().Invites.CountAsync(invite => invite.State == InviteState.Issued, ct), cancellationToken);
        return left == 0 ? took.TotalMilliseconds.ToString(CultureInfo.InvariantCulture) : throw new InvalidOperationException($"{left} invites were left: the figures mean nothing.");
    }

    private static async Task MailSameAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var people = await scope.GetRequiredService<BotDb>().People.AsNoTracking().ToListAsync(cancellationToken);
        var message = new OutgoingMessage { Text = "Завтра, 12 сентября, занятия начнутся в 9:00. Сменная обувь обязательна.", Priority = SendPriority.Bulk };
        scope.GetRequiredService<Outbox>().Mail(people, message, scope.GetRequiredService<Work>().Now, goodUntil: null);
    }

    private static async Task MailEachAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var people = await scope.GetRequiredService<BotDb>().People.AsNoTracking().ToListAsync(cancellationToken);
        scope.GetRequiredService<Outbox>().MailEach(
            people, person => new OutgoingMessage { Text = $"Ваша запись № {person.User.Key}: приходите завтра к 9:00 в кабинет {person.User.Key[^2..]}." },
            scope.GetRequiredService<Work>().Now, goodUntil: null);
    }

    private static string Usage()
    {
        using var process = Process.GetCurrentProcess();
        return JsonSerializer.Serialize(new BotUsage(process.TotalProcessorTime, process.WorkingSet64 / 1048576.0), BenchJson.Default.BotUsage);
    }
}
