using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace BotHost.Web;

/// <summary>An address to listen on: <c>http://HOST:PORT</c>, where the host is an IP address, localhost or * for all; port 0 takes a free one.</summary>
internal sealed record ListenAddress(string Host, int Port)
{
    /// <summary>A host by which this machine reaches it.</summary>
    public string ReachableHost => Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : Host;

    /// <returns>Null when one of them cannot be listened on.</returns>
    public static IReadOnlyList<ListenAddress>? ParseAll(string urls)
    {
        var parsed = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse).ToList();
        var valid = parsed.OfType<ListenAddress>().ToList();
        return valid.Count > 0 && valid.Count == parsed.Count ? valid : null;
    }

    public void Listen(KestrelServerOptions kestrel, Action<ListenOptions> configure)
    {
        if (IPAddress.TryParse(Host.Trim('[', ']'), out var ip))
            kestrel.Listen(ip, Port, configure);
        else if (Host != "localhost")
            kestrel.ListenAnyIP(Port, configure);
        else if (Port == 0)
            kestrel.Listen(IPAddress.Loopback, Port, configure); // Kestrel binds no free port on both loopbacks
        else
            kestrel.ListenLocalhost(Port, configure);
    }

    private static ListenAddress? Parse(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return null;
        }
        var isHost = address.Host is "localhost" or "*" or "+" || IPAddress.TryParse(address.Host.Trim('[', ']'), out _);
        return address is { Scheme: "http", IsUnixPipe: false, PathBase: "", Port: >= 0 and <= 65535 } && isHost ? new ListenAddress(address.Host, address.Port) : null;
    }
}
