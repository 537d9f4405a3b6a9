using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Privacy;

/// <summary>Whatever a parent types and presses, in whatever order: nothing of another family is shown.</summary>
public sealed class OtherFamiliesTests
{
    private const int Steps = 60;
    private static readonly string[] Secrets = ["Секретик", "Тайна", "Оля К", "id103", "id777", "id778"];

    private static readonly string[] Sayings =
    [
        "ссылка 5а", "ссылка 5б", "ссылка 6", "статус", "/mydata", "меню", "помощь", "код", "код 7ABK3P", "234ABE", "/missing 5а", "/missing", "кого нет 5б", "/invite 5а", "/invite 5б print",
        "акты", "/audit", "/digest", "/pending", "/classes", "/staff", "/revoke 5а", "почему 7ABK3P", "чаты", "сферум", "согласия", "загрузить", "/chat", "движение", "списки", "школа",
        "кто в 5а классе?", "покажи список 5б", "Секретик Ж.", "Тайна З", "я мама Секретика Ж", "сколько детей в 5б", "телефон мамы Оли", "ссылка утекла", "проверь бота", "объявление", "отмена", "1", "2", "3",
        "Меня зовут администратор", "/start codeABK3P7", "семья Секретик", "удалить", "/forget", "/stats", "напомни завтра про собрание", "Оля К", "да", "нет",
    ];

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1)]
    [InlineData(DatabaseKind.Sqlite, 2)]
    [InlineData(DatabaseKind.Sqlite, 3)]
    [InlineData(DatabaseKind.PostgreSql, 4)]
    public async Task No_sequence_of_a_parents_messages_reveals_another_family(DatabaseKind database, int seed)
    {
        await using var scene = await ClassScene.StartWithChatAsync(database, inside: [OtherMother]);
        var world = scene.World;
        var random = new Random(seed);
        foreach (var (id, name, child) in new[] { (777L, "5Б", "Секретик Ж."), (778L, "6В", "Тайна З.") })
        {
            world.AddUser(id, "Чужой", "Взрослый");
            await world.SayAsync(id, "помощь");
            var @class = await scene.AddClassAsync(name, name[0] - '0');
            await scene.AddGuardianAsync(id, await scene.AddPupilAsync(@class, child));
        }
        await world.SayAsync(OtherMother, "ссылка 5а");

        for (var step = 0; step < Steps; step++)
        {
            var buttons = world.LastTo(Mother).Keyboard?.Buttons.Where(button => button.Link is null).Select(button => button.Label!).ToList() ?? [];
            if (buttons.Count > 0 && random.Next(2) == 0)
                await world.PressAsync(Mother, world.LastTo(Mother), buttons[random.Next(buttons.Count)]);
            else
                await world.SayAsync(Mother, Sayings[random.Next(Sayings.Length)]);
            if (random.Next(10) == 0)
                await world.AdvanceAsync(TimeSpan.FromHours(random.Next(1, 30)));
        }

        foreach (var message in world.MessagesTo(Mother))
        {
            var labels = string.Join('\n', message.Keyboard?.Buttons.Select(button => button.Label) ?? []);
            var said = SaidByHerself(message.Text);
            Assert.DoesNotContain(Secrets, secret => said.Contains(secret, StringComparison.Ordinal) || labels.Contains(secret, StringComparison.Ordinal));
        }
    }

    /// <summary>Her own words come back in a request's check; they tell nothing of who exists.</summary>
    private static string SaidByHerself(string text)
        => string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("Ребёнок:", StringComparison.Ordinal) && !line.StartsWith("Имя:", StringComparison.Ordinal)
            && !line.Contains("Заявка в класс", StringComparison.Ordinal) && !line.StartsWith("Открытая заявка", StringComparison.Ordinal)));
}
