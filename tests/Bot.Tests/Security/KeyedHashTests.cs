using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Security;

namespace BotHost.Tests.Security;

public sealed class KeyedHashTests
{
    private static readonly SchoolKey School = new("one");
    private static readonly KeyedHash Hash = new(Enumerable.Range(1, 32).Select(value => (byte)value).ToArray());

    [Fact]
    public void A_hash_depends_on_the_key_the_purpose_the_school_and_the_value()
    {
        var hash = Hash.Of("code", School, "7KM4TX");

        Assert.Equal(44, hash.Length);
        Assert.True(KeyedHash.AreEqual(hash, Hash.Of("code", School, "7KM4TX")));
        Assert.False(KeyedHash.AreEqual(hash, Hash.Of("name", School, "7KM4TX")));
        Assert.False(KeyedHash.AreEqual(hash, Hash.Of("code", new SchoolKey("two"), "7KM4TX")));
        Assert.False(KeyedHash.AreEqual(hash, Hash.Of("code", School, "7KM4TA")));
        Assert.False(KeyedHash.AreEqual(hash, new KeyedHash(new byte[32]).Of("code", School, "7KM4TX")));
    }

    [Fact]
    public void Tokens_and_codes_are_fresh_and_well_formed()
    {
        var tokens = Enumerable.Range(0, 1_000).Select(_ => KeyedHash.NewToken()).ToHashSet();

        Assert.Equal(1_000, tokens.Count);
        Assert.All(tokens, token => Assert.Matches("^[A-Za-z0-9_-]{22}$", token));
        Assert.IsType<TypedCode.Folded>(CodeGlyphs.Fold(KeyedHash.NewCode()));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("c2hvcnQ=")]
    [InlineData("не base64")]
    public void A_wrong_key_is_named_at_start(string key)
    {
        var options = new BotOptions { Security = new SecurityOptions { Key = key } };

        var fault = Assert.Throws<InvalidOperationException>(() => KeyedHash.FromOptions(options));

        Assert.Contains("Security:Key", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_school_with_a_token_needs_a_key()
    {
        var options = new BotOptions { Schools = [new SchoolOptions { Key = "one", Vk = new VkSchoolOptions { AccessToken = "t" } }] };

        Assert.Throws<InvalidOperationException>(() => KeyedHash.FromOptions(options));
        Assert.Throws<InvalidOperationException>(() => KeyedHash.FromOptions(
            new BotOptions { Database = new DatabaseOptions { Provider = DatabaseProvider.PostgreSql, ConnectionString = "Host=x" } }));
    }

    [Fact]
    public void Without_a_key_the_sandbox_keeps_one_beside_its_database()
    {
        var folder = Directory.CreateTempSubdirectory("bothost-");
        try
        {
            var path = Path.Combine(folder.FullName, "data", "bothost.db");
            var options = new BotOptions { Database = new DatabaseOptions { ConnectionString = $"Data Source={path}" } };

            var first = KeyedHash.FromOptions(options).Of("code", School, "1");

            Assert.Equal(first, KeyedHash.FromOptions(options).Of("code", School, "1"));
            Assert.Equal([path + ".key"], Directory.GetFiles(Path.GetDirectoryName(path)!));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path + ".key"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("Смирнов Пётр Иванович", "Петя Смирнов")]
    [InlineData("Смирнов Пётр", "для Смирнова Пети 5а")]
    [InlineData("Смирнова Анна", "Ане Смирновой")]
    [InlineData("Островская Наталия", "Наташу Островскую")]
    [InlineData("Шевченко Саша", "Александр Шевченко")]
    [InlineData("Салтыков-Щедрин Михаил", "Мишу Салтыкова-Щедрина")]
    [InlineData("Незнаков Гиацинт", "Гиацинт Незнаков")]
    public void A_child_is_found_by_what_a_parent_types(string listed, string typed)
    {
        var names = new PupilNames(Hash);
        var stored = names.Of(School, PersonName.ParseSurnameFirst(listed)!);

        var candidates = names.Candidates(School, typed);

        Assert.Contains(stored.Name, candidates.Names);
        Assert.Contains(stored.Surname, candidates.Surnames);
    }

    [Fact]
    public void Another_child_is_not_found()
    {
        var names = new PupilNames(Hash);
        var stored = names.Of(School, PersonName.ParseSurnameFirst("Смирнов Иван")!);

        Assert.DoesNotContain(stored.Name, names.Candidates(School, "Петя Смирнов").Names);
        Assert.Empty(names.Candidates(School, "🙂").Names);
    }
}
