using System.Net;
using BotHost.Messaging;

namespace BotHost.Vk;

/// <summary>Registers VK for one school, by the school's key: <see cref="IMessenger"/>, <see cref="IUpdateSource"/> and what they stand on.</summary>
internal static class VkRegistration
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5); // VK's addresses change
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private const int Connections = 80; // more than a paced client has in flight, with room for polls and files

    /// <summary>Keyed singletons under <paramref name="schoolKey"/>. Needs logging and, for the school's clock, a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddVk(this IServiceCollection services, string schoolKey, VkConnection connection)
    {
        services.AddVkHttp(schoolKey);
        services.AddKeyedSingleton(schoolKey, connection);
        services.AddKeyedSingleton(schoolKey, (provider, _) =>
            new VkClient(Http(provider, schoolKey), connection, TimeProvider.System, provider.GetRequiredService<ILogger<VkClient>>()));
        services.AddKeyedSingleton(schoolKey, (provider, _) =>
            new VkFiles(Http(provider, schoolKey), Client(provider, schoolKey), connection, TimeProvider.System));
        services.AddKeyedSingleton<IMessenger>(schoolKey, (provider, _) =>
            new VkMessenger(Client(provider, schoolKey), provider.GetRequiredKeyedService<VkFiles>(schoolKey), connection));
        services.AddKeyedSingleton(schoolKey, (provider, _) => new VkLongPoll(
            Http(provider, schoolKey),
            Client(provider, schoolKey),
            connection,
            TimeProvider.System,
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetRequiredService<ILogger<VkLongPoll>>()));
        services.AddKeyedSingleton<IUpdateSource>(schoolKey, (provider, _) => provider.GetRequiredKeyedService<VkLongPoll>(schoolKey));
        services.AddKeyedSingleton(schoolKey, (provider, _) => new VkCheck(Client(provider, schoolKey), connection));
        return services;
    }

    /// <summary>The named client of a school. It logs nothing: addresses of polls and files hold keys.</summary>
    public static IServiceCollection AddVkHttp(this IServiceCollection services, string schoolKey)
    {
        services.AddHttpClient(ClientName(schoolKey))
            .ConfigureHttpClient(Configure)
            .ConfigurePrimaryHttpMessageHandler(CreateHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // the connections are renewed below; the clients live as long as the host
            .RemoveAllLoggers();
        return services;
    }

    /// <summary>The same client without a container, for tools and tests.</summary>
    public static HttpClient CreateHttpClient()
    {
        var http = new HttpClient(CreateHandler(), disposeHandler: true);
        Configure(http);
        return http;
    }

    public static string ClientName(string schoolKey) => "vk:" + schoolKey;

    private static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false, // the API never redirects, and where files lead is looked at hop by hop
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = ConnectTimeout,
        MaxConnectionsPerServer = Connections,
        PooledConnectionLifetime = ConnectionLifetime,
        UseCookies = false,
    };

    private static void Configure(HttpClient http)
    {
        http.DefaultRequestVersion = HttpVersion.Version11;
        http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        http.Timeout = Timeout.InfiniteTimeSpan; // every use has its own: a poll waits longer than a call
        http.DefaultRequestHeaders.UserAgent.ParseAdd("BotHost");
    }

    private static HttpClient Http(IServiceProvider provider, string schoolKey) =>
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName(schoolKey));

    private static VkClient Client(IServiceProvider provider, string schoolKey) => provider.GetRequiredKeyedService<VkClient>(schoolKey);
}
