using BotHost.Configuration;
using BotHost.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BotHost.Tests.Web;

/// <summary>The host on two free ports and an own SQLite file.</summary>
internal sealed class RunningWeb : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private RunningWeb(WebApplication app, string folder)
    {
        (_app, _folder) = (app, folder);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        (Public, Operator) = (Client(addresses[0]), Client(addresses[1]));
    }

    public HttpClient Public { get; }
    public HttpClient Operator { get; }

    public T Get<T>()
        where T : notnull
        => _app.Services.GetRequiredService<T>();

    /// <param name="values">Configuration, by default without a school.</param>
    public static async Task<RunningWeb> StartAsync(IReadOnlyDictionary<string, string?> values, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("bothost-web-").FullName;
        var configuration = BotConfiguration.Load(AppContext.BaseDirectory, "Development", builder => builder.AddInMemoryCollection(
            new Dictionary<string, string?>(values)
            {
                ["Database:ConnectionString"] = $"Data Source={Path.Combine(folder, "web.db")}",
                ["Web:Urls"] = "http://127.0.0.1:0",
                ["Web:OperatorUrls"] = "http://127.0.0.1:0",
                ["Logging:LogLevel:Default"] = "None",
                ["Logging:LogLevel:Microsoft"] = "None",
            }));
        var app = BotWeb.CreateBuilder(configuration).Build();
        app.MapPages();
        await app.StartAsync(cancellationToken);
        return new RunningWeb(app, folder);
    }

    /// <summary>Cuts the connections to the database.</summary>
    public void LoseDatabase()
    {
        var database = Path.Combine(_folder, "web.db");
        for (var isLost = false; !isLost;)
        {
            SqliteConnection.ClearAllPools();
            File.Delete(database);
            try
            {
                Directory.CreateDirectory(database); // a folder cannot be opened as a database
                isLost = true;
            }
            catch (IOException)
            {
                // A loop of the bot was quicker and made the file again.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Public.Dispose();
        Operator.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static HttpClient Client(string address)
        => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(address) };
}
