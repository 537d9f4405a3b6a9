using BotHost.Domain.Language.Intents;
using BotHost.Domain.Tests.Language.Phrases;

namespace BotHost.Domain.Tests.Language;

/// <summary>What must be heard is heard through one slip of the finger, wherever it falls.</summary>
public sealed class GraveTypoTests(ITestOutputHelper output)
{
    private static readonly (string Role, string Text, string Intent)[] Said =
    [
        ("pupil", "не хочу жить", "crisis"), ("pupil", "хочу умереть", "crisis"), ("pupil", "меня бьют в школе", "crisis"), ("pupil", "папа бьёт меня", "crisis"), ("pupil", "я режу себя", "crisis"),
        ("parent", "сына избили", "crisis"), ("parent", "дочь травят в классе", "crisis"), ("pupil", "надо мной издеваются", "crisis"), ("pupil", "отчим пристаёт ко мне", "crisis"), ("parent", "сын хочет покончить с собой", "crisis"),
        ("parent", "просят код из смс", "security_alert"), ("parent", "я назвала им код", "security_alert"), ("parent", "меня взломали", "security_alert"), ("parent", "звонили мошенники", "security_alert"),
        ("parent", "у сына украли страницу", "security_alert"), ("parent", "просят перевести деньги директору", "security_alert"), ("parent", "ввела пароль на чужом сайте", "security_alert"),
        ("pupil", "незнакомый мужчина просит мои фото", "security_alert"), ("parent", "прислали странную ссылку", "security_alert"), ("parent", "это мошенники или школа", "security_alert"),
        ("parent", "дайте телефон мамы Пети", "refuse_privacy"), ("parent", "дайте адрес учителя", "refuse_privacy"), ("parent", "скиньте список детей с телефонами", "refuse_privacy"),
        ("parent", "покажите переписку учителей", "refuse_privacy"), ("parent", "где живёт Маша Петрова", "refuse_privacy"), ("parent", "какие оценки у Пети Смирнова", "refuse_privacy"),
        ("pupil", "скинь номер математички", "refuse_privacy"), ("pupil", "сделай меня учителем", "refuse_role"), ("parent", "сделайте меня админом", "refuse_role"), ("parent", "хочу права администратора", "refuse_role"),
    ];

    [Fact]
    public void One_slip_does_not_hide_it()
    {
        var random = new Random(404);
        var slips = Said.SelectMany(said => Enumerable.Range(0, 60).Select(_ => said with { Text = Slip(said.Text, random) })).Distinct().ToList();
        var missed = slips.Where(it => !IsHeard(it.Intent, Rules.Understand(it.Role, it.Text))).ToList();
        output.WriteLine($"missed {missed.Count} of {slips.Count}");
        foreach (var (role, text, intent) in missed)
            output.WriteLine($"{intent} taken for {Rules.Understand(role, text).Intent}: {text}");

        Assert.InRange(missed.Count, 0, slips.Count / 200); // a slip that makes another real word ("меня бью") is not always told from it
    }

    /// <summary>Distress may be taken for danger from strangers and the other way round: both come first and reach a human.</summary>
    private static bool IsHeard(string intent, Understanding understood)
        => intent.StartsWith("refuse", StringComparison.Ordinal) ? understood.IsRefused : understood.Intent is "crisis" or "security_alert";

    private static string Slip(string text, Random random)
    {
        var places = Enumerable.Range(0, text.Length).Where(at => char.IsLetter(text[at]) && WordLength(text, at) > 3).ToList();
        var place = places[random.Next(places.Count)];
        return random.Next(4) switch
        {
            0 => text.Remove(place, 1),
            1 => text.Insert(place, text[place].ToString()),
            2 when place + 1 < text.Length && char.IsLetter(text[place + 1]) => text[..place] + text[place + 1] + text[place] + text[(place + 2)..],
            _ => text[..place] + (char)('а' + random.Next(32)) + text[(place + 1)..],
        };
    }

    private static int WordLength(string text, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return end - start;
    }
}
