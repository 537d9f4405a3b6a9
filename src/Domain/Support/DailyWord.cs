namespace BotHost.Domain.Support;

/// <summary>The word of the day: the school's bot and its teachers know it, a counterfeit does not.</summary>
public static class DailyWord
{
    private static readonly string[] Words =
    [
        "акация", "альбом", "апельсин", "аптека", "арбуз", "балкон", "барабан", "берёза", "билет", "ботинок", "букварь", "варежка", "велосипед", "веранда", "виноград", "вокзал",
        "воробей", "газета", "гитара", "глобус", "горизонт", "диван", "дорога", "ежевика", "жасмин", "журавль", "забор", "зебра", "зеркало", "ирис", "календарь", "калина",
        "каштан", "кисть", "клён", "компас", "корабль", "лестница", "лимон", "лодка", "малина", "маяк", "мост", "облако", "окно", "орех", "остров", "парус",
        "пенал", "пирог", "подсолнух", "поляна", "радуга", "ракета", "река", "рябина", "самовар", "сирень", "скрипка", "снегирь", "тетрадь", "тополь", "фонарь", "яблоко",
    ];

    /// <param name="hash">A keyed hash of the school and the date: nobody can foresee the word without the key.</param>
    public static string Of(string hash)
    {
        uint sum = 2166136261;
        foreach (var glyph in hash)
            sum = (sum ^ glyph) * 16777619;
        return Words[sum % (uint)Words.Length];
    }
}
