using BotHost.Domain.Invites;
using BotHost.Features.Invites;
using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Families;

/// <summary>Clause 2.1-13: unclaimed links are annulled, at their time, on demand, with an act.</summary>
public sealed class AnnulmentTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_night_with_unclaimed_invites_and_codes_makes_one_numbered_act_as_message_and_document(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartWithChatAsync(database);
        var world = scene.World;
        await world.SayAsync(Mother, "ссылка 5а");
        await world.SayAsync(OtherMother, "ссылка 5а");
        await world.PressAsync(OtherMother, "Не хочу вступать");
        await world.SayAsync(Teacher, "/invite 5а");
        await world.PressAsync(Teacher, "Оля К.");
        await world.PressAsync(Teacher, "Код семьи");
        await world.PressAsync(Teacher, "К ученику");
        await world.PressAsync(Teacher, "Отозвать ссылки и коды");
        await world.PressAsync(Teacher, "Отозвать всё");
        Assert.Equal("Готово (Оля К.): отозвано 1 код. Это войдёт в ночной акт.", world.LastTo(Teacher).Text);

        await world.AdvanceToAsync(BotWorld.Start + TimeSpan.FromDays(5));

        var acts = await world.ReadAsync(db => db.Acts.OrderBy(act => act.Number).ToListAsync());
        Assert.Equal([(1, 2), (2, 1)], acts.Select(act => (act.Number, act.Count))); // the refusal and the code at once, the unclaimed invite after its three days
        await world.SayAsync(BotWorld.Administrator, "акты");
        await world.PressAsync(BotWorld.Administrator, "Акт № 2");
        Assert.Contains("Акт № 2 от 27 ноября 2026 г. об аннулировании", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        Assert.Contains("1. Приглашение в чат «Родители 5А», родитель: Петя С., выдано 23 ноября в 10:00: срок вышел", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(BotWorld.Administrator, "Документ для папки");
        var page = Assert.Single(PrintTests.Read(world, BotWorld.Administrator)).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("Акт№2от27ноября2026г.", page, StringComparison.Ordinal);
        Assert.Contains("ПетяС.", page, StringComparison.Ordinal);
        Assert.Contains($"Сформировал(а):учётнаязапись{BotWorld.Administrator},28ноября2026г.", page, StringComparison.Ordinal);
        await world.SayAsync(Mother, "акты");
        Assert.DoesNotContain("Акт №", world.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_is_revoked_at_once_with_the_link_and_whoever_belongs_there_takes_a_new_invite()
    {
        await using var scene = await ClassScene.StartWithChatAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await scene.ComeInAsync(Father);
        await world.SayAsync(OtherMother, "ссылка 5а");
        await world.SayAsync(Mother, "ссылка 5а");
        await world.PressAsync(Mother, InviteButton);
        var link = scene.ChatLink;

        await world.SayAsync(Teacher, "/revoke 5А");
        Assert.Contains("отозвать 2 приглашения?", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Отозвать всё");

        Assert.NotEqual(link, scene.ChatLink);
        Assert.True(scene.IsInside(Father));
        Assert.False(scene.SeesLink(Mother));
        Assert.All(await world.ReadAsync(db => db.Invites.Where(invite => invite.State != InviteState.Joined).ToListAsync()), invite => Assert.Equal(InviteState.Revoked, invite.State));
        Assert.Contains("отозвала школа", world.LastTo(OtherMother).Text, StringComparison.Ordinal);
        await world.PressAsync(OtherMother, "Новая ссылка");
        Assert.StartsWith("Ваше личное приглашение", world.LastTo(OtherMother).Text, StringComparison.Ordinal);
        await world.AdvanceToAsync(BotWorld.Start + TimeSpan.FromHours(7));
        Assert.Contains("отозвано: 2 приглашения", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_learn_why_a_code_does_not_work_for_their_own_classes_only()
    {
        await using var scene = await ClassScene.StartWithChatAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        var other = await scene.AddClassAsync("5Б", 5);
        await scene.AddPupilAsync(other, "Лиза П.");
        var ofOlya = await IssueAsync(world, Teacher, "5а", "Оля К.");
        var ofLiza = await IssueAsync(world, BotWorld.Administrator, "5б", "Лиза П.");

        await world.SayAsync(Teacher, $"почему {ofOlya}");
        Assert.Contains("Код семьи: Оля К., 5А", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.Contains("Код в порядке.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.AdvanceAsync(TimeSpan.FromDays(15));
        await world.SayAsync(Teacher, $"/why {ofOlya}");
        Assert.Contains("Срок вышел. Выдайте новый.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.SayAsync(Teacher, $"почему {ofLiza}");
        Assert.StartsWith("Среди кодов ваших классов такого нет.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.SayAsync(BotWorld.Administrator, $"почему {ofLiza}");
        Assert.Contains("Лиза П., 5Б", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await world.SayAsync(Mother, $"/why {ofOlya}");
        Assert.StartsWith("Я не понял.", world.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_annulment_reads_its_own_index()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);

        Assert.Contains("ix_invites_to_annul", await SweepPlanTests.PlanAsync(world, AnnulmentJob.Unclaimed), StringComparison.Ordinal);
    }

    private static async Task<string> IssueAsync(BotWorld world, long issuer, string @class, string child)
    {
        await world.SayAsync(issuer, $"/invite {@class}");
        await world.PressAsync(issuer, child);
        await world.PressAsync(issuer, "Код семьи");
        return world.LastTo(issuer).Text.Split('\n')[2];
    }
}
