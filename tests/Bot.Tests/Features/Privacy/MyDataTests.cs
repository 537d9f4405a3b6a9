using BotHost.Tests.Features.People;
using static BotHost.Tests.Features.People.AccessSchool;

namespace BotHost.Tests.Features.Privacy;

public sealed class MyDataTests
{
    [Fact]
    public async Task A_person_reads_what_is_held_about_them_and_nothing_about_others()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.LinkAsync(Mother);
        await school.AskAsync(Parent, "Аня Белова");

        await school.World.SayAsync(Parent, "/mydata");
        await school.World.SayAsync(Mother, "/mydata");

        var parent = school.World.LastTo(Parent).Text;
        Assert.Contains("Номер в мессенджере: 101", parent, StringComparison.Ordinal);
        Assert.Contains("Открытая заявка: «Аня Белова»", parent, StringComparison.Ordinal);
        Assert.Contains("Согласие (данные о ребёнке): с 23 ноября в 10:00", parent, StringComparison.Ordinal);
        Assert.DoesNotContain("Петя", parent, StringComparison.Ordinal);
        Assert.Contains("Ребёнок: Петя С.", school.World.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Белова", school.World.LastTo(Mother).Text, StringComparison.Ordinal);
    }
}
