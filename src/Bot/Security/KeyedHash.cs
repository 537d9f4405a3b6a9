using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.People;
using Microsoft.Data.Sqlite;

namespace BotHost.Security;

/// <summary>Hashes that nobody can guess without the key: of pupils' names, codes and tokens. The key is never in the database.</summary>
internal sealed class KeyedHash
{
    private const int ShortestKey = 32;
    private readonly byte[] _key;

    /// <param name="key">At least 32 bytes.</param>
    public KeyedHash(ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(key.Length, ShortestKey, nameof(key));
        _key = key.ToArray();
    }

    /// <param name="purpose">A fixed word: equal values of two purposes, or of two schools, have different hashes.</param>
    /// <returns>44 characters of base64.</returns>
    public string Of(string purpose, SchoolKey school, string value)
        => Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\n{school.Value}\n{value}")));

    /// <summary>Encrypts what must be read again, such as a link that staff loaded. Each sealing of the same text differs.</summary>
    public string Seal(string purpose, SchoolKey school, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var result = new byte[AesGcm.NonceByteSizes.MaxSize + plain.Length + AesGcm.TagByteSizes.MaxSize];
        var nonce = result.AsSpan(0, AesGcm.NonceByteSizes.MaxSize);
        var rest = result.AsSpan(AesGcm.NonceByteSizes.MaxSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = Cipher(purpose, school);
        cipher.Encrypt(nonce, plain, rest[..plain.Length], rest[plain.Length..]);
        return Convert.ToBase64String(result);
    }

    /// <returns>Null when it was sealed with another key, for another purpose or school, or was changed since.</returns>
    public string? Unseal(string purpose, SchoolKey school, string @sealed)
    {
        var bytes = new byte[@sealed.Length];
        var overhead = AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize;
        if (!Convert.TryFromBase64String(@sealed, bytes, out var count) || count < overhead)
            return null;
        var nonce = bytes.AsSpan(0, AesGcm.NonceByteSizes.MaxSize);
        var rest = bytes.AsSpan(AesGcm.NonceByteSizes.MaxSize, count - AesGcm.NonceByteSizes.MaxSize);
        var plain = new byte[count - overhead];
        try
        {
            using var cipher = Cipher(purpose, school);
            cipher.Decrypt(nonce, rest[..plain.Length], rest[plain.Length..], plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null; // the key was changed: staff load the link anew
        }
        return Encoding.UTF8.GetString(plain);
    }

    private AesGcm Cipher(string purpose, SchoolKey school)
        => new(HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, 32, info: Encoding.UTF8.GetBytes($"seal\n{purpose}\n{school.Value}")), AesGcm.TagByteSizes.MaxSize);

    /// <summary>In constant time.</summary>
    public static bool AreEqual(string left, string right)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    /// <summary>128 random bits as 22 characters of <c>[A-Za-z0-9_-]</c>.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>A fresh family, pupil or staff code. Whether it is in use already is for the caller to look up.</summary>
    public static string NewCode()
    {
        while (true)
        {
            if (CodeGlyphs.Make(RandomNumberGenerator.GetBytes(64)) is { } code)
                return code;
        }
    }

    /// <summary>The configured key; in a sandbox without one, a random key kept in a file beside the SQLite database.</summary>
    /// <exception cref="InvalidOperationException">The key is missing where it is needed, or is not base64 of 32 bytes or more.</exception>
    public static KeyedHash FromOptions(BotOptions options)
    {
        if (options.Security.Key is { Length: > 0 } configured)
            return new KeyedHash(Decode(configured));
        if (options.Database.Provider != DatabaseProvider.Sqlite || options.Schools.Any(school => school.Vk.AccessToken is { Length: > 0 }))
            throw new InvalidOperationException("Security:Key is required: base64 of at least 32 random bytes.");
        var database = new SqliteConnectionStringBuilder(options.Database.ConnectionString);
        if (database.Mode == SqliteOpenMode.Memory || database.DataSource is "" or ":memory:")
            return new KeyedHash(RandomNumberGenerator.GetBytes(ShortestKey)); // lives as long as the database
        return new KeyedHash(ReadOrCreate(Path.GetFullPath(database.DataSource) + ".key"));
    }

    private static byte[] Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64.Trim(), bytes, out var count) || count < ShortestKey)
            throw new InvalidOperationException("Security:Key must be base64 of at least 32 bytes.");
        return bytes[..count];
    }

    private static byte[] ReadOrCreate(string path)
    {
        if (!File.Exists(path))
            Create(path);
        var kept = File.ReadAllBytes(path);
        return kept.Length >= ShortestKey
            ? kept
            : throw new InvalidOperationException("The key file beside the database is damaged: restore it, or set Security:Key.");
    }

    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{NewToken()}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, options))
            file.Write(RandomNumberGenerator.GetBytes(ShortestKey));
        try
        {
            File.Move(draft, path, overwrite: false); // whole or not at all
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft); // another process was first: its key counts
        }
    }
}
