using System.Collections.Frozen;

namespace BotHost.Domain.Language;

/// <summary>
/// The words that name grades and letters when people write as they speak. All texts here are folded by <see cref="Fold(char)"/>.
/// </summary>
internal static class ClassWords
{
    private static readonly string[] OrdinalStems =
        ["перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат"];

    private static readonly FrozenSet<string> OrdinalEndings = Set(
        "ый ой ий ого его ому ему ом ем ым им ая ую ое ья ью ье ьей ьего ьему ьем ьим");

    private static readonly FrozenDictionary<string, int> Cardinals = Numbered(
        "один два три четыре пять шесть семь восемь девять десять одиннадцать");

    // "пятиклассник", "первоклашка"
    private static readonly FrozenDictionary<string, int> Prefixes = Numbered(
        "перво второ третье четверо пяти шести семи восьми девяти десяти одиннадцати");

    /// <summary>"5-й", "5го": endings of a number that are no class letters.</summary>
    public static readonly FrozenSet<string> NumberEndings = Set("й го му ый ой ий ого его ому ему ом ем ым им ая ую ое");

    private static readonly FrozenDictionary<string, char> SpokenLetters = new Dictionary<string, char>
    {
        ["бэ"] = 'Б', ["бе"] = 'Б', ["вэ"] = 'В', ["ве"] = 'В', ["гэ"] = 'Г', ["ге"] = 'Г', ["дэ"] = 'Д', ["де"] = 'Д',
        ["жэ"] = 'Ж', ["же"] = 'Ж', ["зэ"] = 'З', ["зе"] = 'З', ["ка"] = 'К', ["эл"] = 'Л', ["эль"] = 'Л', ["эм"] = 'М',
        ["эн"] = 'Н', ["пэ"] = 'П', ["эр"] = 'Р', ["эс"] = 'С', ["тэ"] = 'Т', ["эф"] = 'Ф', ["ха"] = 'Х',
    }.ToFrozenDictionary();

    // By shape or, where no Cyrillic letter has the shape, by sound; "B" is both В (shape) and Б (sound); "f" and "d" are also А and В with the keyboard not switched.
    private static readonly FrozenDictionary<char, string> LatinLetters = new Dictionary<char, string>
    {
        ['a'] = "А", ['b'] = "ВБ", ['c'] = "С", ['e'] = "Е", ['h'] = "Н", ['k'] = "К", ['m'] = "М", ['o'] = "О", ['p'] = "Р",
        ['t'] = "Т", ['x'] = "Х",
        ['y'] = "У", ['d'] = "ДВ", ['f'] = "ФА", ['g'] = "Г", ['v'] = "В", ['z'] = "З", ['s'] = "С", ['n'] = "Н", ['r'] = "Р",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> LinkWords = Set("ссылка ссылку ссылки ссылочку чат чата чатик группа группу приглашение");

    private static readonly FrozenSet<string> Courtesies = Set(
        "пожалуйста пожалуста плиз спасибо дайте дай пришлите скиньте скинь вышлите можно нужна нужен нужно мне прошу отправьте добрый надо нужны добавьте добавить добавь хочу хотим подключите пустите вступить попасть принять примите "
        + "здравствуйте");

    private static readonly FrozenSet<string> Questions = Set("где когда как что почему зачем куда кто");

    private static readonly FrozenSet<string> Contrasts = Set(
        "лучше потом также еще не дочь дочка сын другой другая второй вторая младший младшая старший старшая там");

    // "школа 5", "кабинет 5а", "урок 3": a number after these is no class.
    private static readonly string[] OtherNumbers =
    [
        "школ", "лице", "гимнази", "дом", "корп", "кв", "каб", "подъезд", "этаж", "урок", "сад", "задани", "параграф", "упр", "стр",
        "номер", "тел", "код",
    ];

    public static char Fold(char glyph) => char.ToLowerInvariant(glyph) is 'ё' ? 'е' : char.ToLowerInvariant(glyph);

    public static bool IsClassWord(ReadOnlySpan<char> word)
        => word is "класс" or "класса" or "классе" or "классу" or "классом" or "классы" or "классов" or "классах" or "классам"
            or "клас" or "кл";

    public static bool IsLetterWord(string word) => word is "буква" or "буквы" or "букву" or "буквой" or "литеру" or "литера" or "литеры" or "литер";

    /// <summary>"в 8, а лучше в 9": "а" before these is no letter.</summary>
    public static bool FollowsConjunction(string word) => Contrasts.Contains(word);

    /// <summary>"5 класс а где чат": "а" may be a letter or not; "из 5 а где чат": it is one.</summary>
    public static bool IsQuestion(string word) => Questions.Contains(word);

    /// <summary>"в пятом учимся": a grade though nothing names it.</summary>
    public static bool IsStudy(string word) => word.StartsWith("учи", StringComparison.Ordinal) && !word.StartsWith("учит", StringComparison.Ordinal) || word is "учится" or "учусь" or "учатся";

    public static bool IsLinkWord(string word) => LinkWords.Contains(word);

    public static bool IsCourtesy(string word) => Courtesies.Contains(word) || LinkWords.Contains(word);

    /// <summary>But "коды 5а": many codes are those of a class.</summary>
    public static bool IsOtherNumber(string word) => word is not ("коды" or "кодов" or "кодами" or "кодам") && OtherNumbers.Any(stem => word.StartsWith(stem, StringComparison.Ordinal));

    /// <summary>"пятый", "пятом" → 5.</summary>
    public static int? Ordinal(string word)
    {
        var index = Array.FindIndex(OrdinalStems, stem
            => word.StartsWith(stem, StringComparison.Ordinal) && OrdinalEndings.Contains(word[stem.Length..]));
        return index < 0 ? null : index + 1;
    }

    /// <summary>5 → "пятого".</summary>
    public static string OrdinalOf(int grade) => grade == 3 ? "третьего" : OrdinalStems[grade - 1] + "ого";

    /// <summary>"пять" → 5.</summary>
    public static int? Cardinal(string word) => Cardinals.TryGetValue(word, out var grade) ? grade : null;

    /// <summary>"пятиклассница" → 5.</summary>
    public static int? Compound(string word)
        => word.IndexOf("кла", StringComparison.Ordinal) is > 0 and var at && Prefixes.TryGetValue(word[..at], out var grade)
            ? grade
            : null;

    /// <summary>The letters that one glyph or its spoken name may mean; empty when it means none.</summary>
    public static IReadOnlyList<char> Letters(string word)
    {
        if (SpokenLetters.TryGetValue(word, out var spoken))
            return [spoken];
        if (word.Length != 1)
            return [];
        if (LatinLetters.TryGetValue(word[0], out var latin))
            return [.. latin];
        return word[0] is >= 'а' and <= 'я' and not ('й' or 'ъ' or 'ы' or 'ь') ? [char.ToUpperInvariant(word[0])] : [];
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();

    private static FrozenDictionary<string, int> Numbered(string words)
        => words.Split(' ').Select((word, index) => (word, Grade: index + 1)).ToFrozenDictionary(it => it.word, it => it.Grade);
}
