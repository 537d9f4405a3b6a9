using BotHost.Sandbox.Control;

namespace BotHost.EndToEnd.Tests;

/// <summary><c>check</c> as an operator runs it, against the emulated messenger.</summary>
public sealed class CheckTests
{
    private const long Owner = 7;

    [Fact]
    public async Task It_finds_what_is_wrong_and_names_the_step_until_nothing_is()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var school = await SchoolOnSandbox.StartAsync(DatabaseKind.Sqlite, cancellationToken);
        school.Settings["Schools__0__Owner"] = $"{Owner}";
        await school.AddUserAsync(Owner, cancellationToken);

        var fresh = await CheckAsync(school, cancellationToken);
        var bot = await school.StartActiveBotAsync(cancellationToken); // it switches long poll on
        await new ClassChats(school).ConnectAsync(1, cancellationToken);
        await bot.StopAsync(cancellationToken);
        await school.WriteAsync(Owner, "привет", cancellationToken);
        var ready = await CheckAsync(school, cancellationToken);
        await school.Sandbox.DoAsync(new SetBotAbilities(SchoolOnSandbox.GroupId, IsOn: false), cancellationToken);
        var withoutAbilities = await CheckAsync(school, cancellationToken);
        await school.Sandbox.DoAsync(new ReplaceToken(SchoolOnSandbox.GroupId, "another"), cancellationToken);
        var withoutToken = await CheckAsync(school, cancellationToken);

        Assert.Equal(1, fresh.Code);
        Assert.Contains("[!] Long Poll выключен. Бот включит его при запуске.", fresh.Lines);
        Assert.Single(fresh.Lines, line => line.StartsWith("[-] Пробное сообщение не доставлено. Напишите сообществу первым", StringComparison.Ordinal));
        Assert.Equal(0, ready.Code);
        Assert.Equal($"{SchoolOnSandbox.Key}:", ready.Lines[0]);
        Assert.All(ready.Lines.Skip(1), line => Assert.StartsWith("[+] ", line, StringComparison.Ordinal));
        Assert.Single(ready.Lines, line => line.Contains("бот администратор, ссылку видит", StringComparison.Ordinal));
        Assert.Single(await school.MessagesToAsync(Owner, cancellationToken));
        Assert.Equal(1, withoutAbilities.Code);
        Assert.Single(withoutAbilities.Lines, line => line.Contains("Возможности ботов. (VK: 912", StringComparison.Ordinal));
        Assert.Equal(1, withoutToken.Code);
        Assert.StartsWith("[-] Ключ доступа не принят.", Assert.Single(withoutToken.Lines.Skip(1)), StringComparison.Ordinal);
    }

    private static async Task<(int Code, IReadOnlyList<string> Lines)> CheckAsync(SchoolOnSandbox school, CancellationToken cancellationToken)
    {
        await using var check = await school.StartAsync("check", cancellationToken);
        return (await check.EndAsync(cancellationToken), [.. check.Lines]);
    }
}
