using System.Reflection;
using BotHost.Configuration;
using BotHost.Domain;
using NetArchTest.Rules;

namespace BotHost.Tests.Architecture;

public sealed class DependencyTests
{
    private static readonly Assembly Bot = typeof(BotOptions).Assembly;
    private static readonly Assembly Domain = typeof(SchoolKey).Assembly;

    [Fact]
    public void The_domain_knows_the_base_library_and_nothing_else()
    {
        var foreign = Domain.GetReferencedAssemblies().Where(it => !it.Name!.StartsWith("System", StringComparison.Ordinal)).Select(it => it.Name);

        Assert.Empty(foreign);
        AssertHolds(Types.InAssembly(Domain).Should().NotHaveDependencyOnAny("System.IO", "System.Net", "System.Data", "System.Diagnostics.Process", "System.Console"));
    }

    [Fact]
    public void The_sandbox_knows_neither_bot_nor_domain()
    {
        var own = Assembly.Load("BotHost.Sandbox").GetReferencedAssemblies().Where(it => it.Name!.StartsWith("BotHost", StringComparison.Ordinal));

        Assert.Empty(own);
    }

    [Fact]
    public void Only_what_starts_the_sandbox_touches_it() => AssertHolds(
        Types.InAssembly(Bot)
            .That().DoNotResideInNamespace("BotHost.Cli").And().DoNotResideInNamespace("BotHost.Demo").And().DoNotResideInNamespace("BotHost.Web.Sandbox")
            .Should().NotHaveDependencyOn("BotHost.Sandbox"));

    [Theory]
    [InlineData("BotHost.Features")]
    [InlineData("BotHost.Messaging")]
    [InlineData("BotHost.Persistence")]
    [InlineData("BotHost.Jobs")]
    [InlineData("BotHost.Demo")]
    [InlineData("BotHost.Telemetry")]
    public void Nothing_that_serves_a_school_knows_which_messenger_it_is(string part) => AssertHolds(
        Types.InAssembly(Bot).That().ResideInNamespace(part).Should().NotHaveDependencyOn("BotHost.Vk"));

    [Fact]
    public void Nothing_below_knows_the_command_line() => AssertHolds(
        Types.InAssembly(Bot).That().DoNotResideInNamespace("BotHost.Cli").And().DoNotHaveName("Program").Should().NotHaveDependencyOn("BotHost.Cli"));

    private static void AssertHolds(ConditionList rule) => Assert.Empty(rule.GetResult().FailingTypeNames ?? []);
}
