using BotHost.Domain.Chats;
using BotHost.Domain.Privacy;
using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Families;

/// <summary>Clause 2.5: pupils come in by their own code, up to grade 8 with the recorded consent of an adult.</summary>
public sealed class PupilTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_fifth_grader_waits_for_a_guardians_consent_and_leaves_when_it_is_withdrawn(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartAsync(database);
        var world = scene.World;
        await LoadClassChatAsync(world, "В чат класса");

        await world.SayAsync(Teacher, "/invite 5а");
        await world.PressAsync(Teacher, "Петя С.");
        await world.PressAsync(Teacher, "Код ученика");
        Assert.Contains("Спросили взрослых: 2.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Mother, "Разрешаю");
        await world.PressAsync(Teacher, "К ученику");
        await world.PressAsync(Teacher, "Код ученика");
        await world.SayAsync(Pupil, world.LastTo(Teacher).Text.Split('\n')[2]);
        await world.PressAsync(Pupil, "Согласен(на)");

        Assert.True(scene.WasTold(Pupil, "Ваше личное приглашение в чат «5А»"));
        Assert.Equal(1, await world.ReadAsync(db => db.Consents.CountAsync(row => row.Purpose == ConsentPurpose.ChildInChats)));
        await world.SayAsync(Mother, "согласия");
        await world.PressAsync(Mother, "Отозвать для чатов: Петя С.");
        Assert.True(scene.WasTold(Pupil, "Приглашение в чат «5А» отозвано"));
        await world.SayAsync(Pupil, "ссылка 5а");
        Assert.Contains("до 9 класса нужно согласие родителя", world.LastTo(Pupil).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consent_on_paper_counts_and_a_ninth_grader_needs_none()
    {
        await using var scene = await ClassScene.StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        var ninth = await scene.AddClassAsync("9А", 9);
        await scene.AddPupilAsync(ninth, "Женя Ф.");
        await scene.AddPupilAsync(scene.Class, "Вася Н.");

        await world.SayAsync(Teacher, "/invite 5а");
        await world.PressAsync(Teacher, "Вася Н.");
        await world.PressAsync(Teacher, "Код ученика");
        Assert.Contains("Взрослым ребёнка бот написать не может", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Согласие есть на бумаге");
        await world.SayAsync(Teacher, "/invite 5а");
        await world.PressAsync(Teacher, "Вася Н.");
        await world.PressAsync(Teacher, "Код ученика");
        Assert.StartsWith("Код ученика: Вася Н., 5А", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.SayAsync(BotWorld.Administrator, "/invite 9а");
        await world.PressAsync(BotWorld.Administrator, "Женя Ф.");
        await world.PressAsync(BotWorld.Administrator, "Код ученика");
        Assert.StartsWith("Код ученика: Женя Ф., 9А", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subject_teacher_gives_the_link_of_an_own_chat_and_pupils_get_Sferums_registration()
    {
        await using var scene = await ClassScene.StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await LoadClassChatAsync(world, "Сферум: ученикам");
        await world.SayAsync(Teacher, "загрузить");
        await world.PressAsync(Teacher, "5А");
        await world.PressAsync(Teacher, "В чат предмета или кружка");
        await world.SayAsync(Teacher, "математика");
        await world.SayAsync(Teacher, "https://vk.me/join/maths");
        await world.PressAsync(Teacher, "Без срока");
        await world.ArrangeAsync(async db =>
        {
            var mother = await db.People.FirstAsync(person => person.User == User(Mother));
            var petya = await db.Pupils.FirstAsync(pupil => pupil.ShortName == "Петя С.");
            db.Consents.Add(new Consent { Person = mother.Id, Purpose = ConsentPurpose.ChildInChats, Pupil = petya.Id, TextVersion = 1, GivenAt = BotWorld.Start });
        });
        await world.SayAsync(Pupil, "помощь");
        await world.ArrangeAsync(async db => (await db.Pupils.FirstAsync(pupil => pupil.ShortName == "Петя С.")).Account = (await db.People.FirstAsync(person => person.User == User(Pupil))).Id);

        await world.SayAsync(Pupil, "чаты");
        await world.PressAsync(Pupil, "«математика»");
        await world.PressAsync(Pupil, InviteButton);
        Assert.Equal("https://vk.me/join/maths", scene.LinkOf(Pupil));
        await world.SayAsync(Pupil, "авторизация");
        Assert.Contains("«Авторизация в Сферум» для учеников 5А", world.LastTo(Pupil).Text, StringComparison.Ordinal);
        Assert.Equal("https://vk.me/join/class", world.LastTo(Pupil).Button("Открыть Сферум").Link);
        await world.SayAsync(Mother, "чаты");
        Assert.DoesNotContain("математика", world.LastTo(Mother).Text, StringComparison.Ordinal);
        await world.SayAsync(Stranger, "авторизация");
        Assert.Null(world.LastTo(Stranger).Keyboard!.Buttons.FirstOrDefault(button => button.Label == "Открыть Сферум"));
        Assert.Equal([ChatKind.Subject], await world.ReadAsync(db => db.Chats.Select(chat => chat.Kind!.Value).ToListAsync()));
    }

    private static async Task LoadClassChatAsync(BotWorld world, string use)
    {
        await world.SayAsync(Teacher, "загрузить");
        await world.PressAsync(Teacher, "5А");
        await world.PressAsync(Teacher, use);
        await world.SayAsync(Teacher, "https://vk.me/join/class");
        await world.PressAsync(Teacher, "Без срока");
    }
}
