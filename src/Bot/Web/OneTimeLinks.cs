using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using BotHost.Configuration;

namespace BotHost.Web;

/// <summary>What a link gives to whoever spends it.</summary>
internal abstract record OneTimeGrant
{
    private OneTimeGrant() { } // closed

    public sealed record Download(string FileName, string ContentType, ReadOnlyMemory<byte> Content) : OneTimeGrant;

    /// <summary>A look at the job dashboard. The bot gives it to the owner only.</summary>
    public sealed record Dashboard : OneTimeGrant;
}

/// <summary>
/// Links that work once and for 15 minutes. Opening one shows a page with a button; pressing that spends it, so a link preview spends nothing.
/// Kept in memory, by hash: a restart voids them, and what they give never lies on a disk.
/// </summary>
/// <param name="machineTime">Not the school's time, which may be virtual.</param>
internal sealed class OneTimeLinks(WebOptions options, TimeProvider machineTime)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Entry> _entries = new();

    public bool CanGiveDownloads => options.PublicUrl is not null;

    /// <returns>Null without Web:PublicUrl: there is no address to give.</returns>
    public Uri? IssueDownload(OneTimeGrant.Download download)
        => options.PublicUrl is { } publicUrl ? Link(publicUrl, "files/", Issue(download)) : null;

    /// <summary>Leads to the operator's listener: it opens on that machine, or through a tunnel to it.</summary>
    public Uri IssueDashboard()
    {
        var address = ListenAddress.ParseAll(options.OperatorUrls)![0];
        return Link(new Uri($"http://{address.ReachableHost}:{address.Port}/"), "hangfire/enter/", Issue(new OneTimeGrant.Dashboard()));
    }

    public string Issue(OneTimeGrant grant)
    {
        var now = machineTime.GetUtcNow();
        foreach (var (hash, _) in _entries.Where(entry => entry.Value.ExpiresAt <= now))
            _entries.TryRemove(hash, out _);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _entries[Hash(token)] = new Entry(grant, now + Lifetime);
        return token;
    }

    /// <returns>What the token stands for, unspent; null when it is unknown, spent or expired.</returns>
    public TGrant? Peek<TGrant>(string token)
        where TGrant : OneTimeGrant
        => _entries.TryGetValue(Hash(token), out var entry) && machineTime.GetUtcNow() < entry.ExpiresAt ? entry.Grant as TGrant : null;

    /// <summary>Gives what the token stands for to the first who asks, and to nobody after.</summary>
    public bool TrySpend<TGrant>(string token, [NotNullWhen(true)] out TGrant? grant)
        where TGrant : OneTimeGrant
    {
        grant = Peek<TGrant>(token);
        return grant is not null && _entries.TryRemove(Hash(token), out _);
    }

    private static Uri Link(Uri root, string path, string token) => new(new Uri(root.AbsoluteUri.TrimEnd('/') + "/"), path + token);

    // Looked up by hash: how long the look-up takes tells nothing of the token.
    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private sealed record Entry(OneTimeGrant Grant, DateTimeOffset ExpiresAt);
}
