using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace BotHost.Web;

/// <summary>Who spent a dashboard link may look for half an hour, in that browser.</summary>
internal sealed class OperatorSessions(TimeProvider machineTime)
{
    public const string Cookie = "bothost-operator";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _expiries = new();

    public void Begin(HttpContext context)
    {
        var now = machineTime.GetUtcNow();
        foreach (var (old, _) in _expiries.Where(session => session.Value <= now))
            _expiries.TryRemove(old, out _);
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _expiries[id] = now + Lifetime;
        context.Response.Cookies.Append(Cookie, id, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            Path = "/hangfire",
            MaxAge = Lifetime,
        });
    }

    public bool Allows(HttpContext context)
        => context.Request.Cookies[Cookie] is { } id && _expiries.TryGetValue(id, out var expiry) && machineTime.GetUtcNow() < expiry;
}
