using System.Buffers;
using System.Collections.Frozen;

namespace BotHost.Domain.Language.Text;

/// <summary>
/// Cuts the endings off a Russian word so that its forms meet: "ссылку", "ссылки" → "ссылк". Works on small letters with ё written as е. Words whose
/// forms do not meet by cutting stand in a table.
/// </summary>
public static class Stemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("аеиоуыэюя");
    private const int LongestWord = 40;

    private static readonly string[] Gerunds = ByLength("вшись вши ившись ывшись ивши ывши");
    private static readonly string[] Reflexives = ["ся", "сь"];

    private static readonly string[] Adjectives = ByLength(
        "ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");

    private static readonly string[] Participles = ByLength("ивш ывш ующ ем нн вш ющ щ");

    private static readonly string[] Verbs = ByLength(
        "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно ал ала али ало ать аю ает ают аем аешь айте ял яла яли ять");

    private static readonly string[] Nouns = ByLength(
        "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я");

    /// <summary>A line: the stem, then forms that have it.</summary>
    private static readonly FrozenDictionary<string, string> Exceptions = Lines("""
        ссылк ссылок ссылочек
        ребенк ребенок ребеночек дети детей детям детьми детях детки деток
        день дня дню днем дне дни дней дням днями днях
        отц отец отца отцу отцом отце
        сын сыновья сыновей сыночек
        человек люди людей людям людьми
        ид идти идем идет идут иди идите шел шла шли
        зайт зайти зайду зайдет зашел зашла зашли зайдите зайди заходит захожу заходить заходят зашло зайдешь
        войт войти войду войдет вошел вошла вошли войдите вхожу входить входит вход
        уйт уйти уйду уйдет ушел ушла ушли уходит уходим уходят уйдите
        прийт прийти приду придет пришел пришла пришли придут придите приходит приходят
        выйт выйти выйду выйдет вышел вышла вышли выходит выходят выхожу выйдите выход
        перейт перейти перешел перешла перешли перейдет переходит переходят перейду переходим
        дат дать дай дайте дашь даст дадите дадут даете дал дала дали давай давайте дав
        скин скинь скиньте скинуть скинете скинет скинь-ка скинул скидывай
        пришл пришлите пришлешь прислать пришлет пришлют пришлете присылай присылайте прислал прислали присылать
        вышл вышлите выслать вышлет вышлете
        отправ отправь отправьте отправить отправите отправил
        быт быть был была было были будет будут буду
        мог мочь могу может можете могут можем
        хот хочу хочет хотим хотят хотел хотела хотели хотелось хочется хотеть
        мам мама мамочка мамы маме маму мамой
        пап папа папы папе папу папой папочка
        доч дочь дочери дочерью дочка дочки дочке дочку дочкой доченька дочкина
        мен меня мне мной мною
        парол пароль пароля паролю паролем пароли паролей парол
        класс классы класса классе класс классов классам кл клас
        родител родители родителей родителям
        врем время времени временем
        им имя имени именем
        чат чаты чата чате чату чатом чатик чатика чатике
        код код кода коду кодом коды кодов кодик
        дн сутки
        """);

    public static string Stem(string word)
    {
        if (Exceptions.TryGetValue(word, out var known))
            return known;
        var from = RegionStart(word);
        if (word.Length is < 3 or > LongestWord || from >= word.Length || !LookAlikes.IsCyrillic(word[0]))
            return word;
        var stem = CutVerbal(word, from);
        stem = Cut(stem, from, "и") ?? stem;
        stem = Cut(stem, from, "ость") ?? Cut(stem, from, "ост") ?? stem;
        if (stem.EndsWith("нн", StringComparison.Ordinal))
            return stem[..^1];
        return Cut(stem, from, "ь") ?? stem;
    }

    private static string CutVerbal(string word, int from)
    {
        if (CutOne(word, from, Gerunds) is { } gerund)
            return gerund;
        var plain = CutOne(word, from, Reflexives) ?? word;
        if (CutOne(plain, from, Adjectives) is { } adjective)
            return CutOne(adjective, from, Participles) ?? adjective;
        return CutOne(plain, from, Verbs) ?? CutOne(plain, from, Nouns) ?? plain;
    }

    private static string? CutOne(string word, int from, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (Cut(word, from, ending) is { } cut)
                return cut;
        }
        return null;
    }

    /// <summary>At least two letters stay, and nothing before the first vowel goes.</summary>
    private static string? Cut(string word, int from, string ending)
        => word.Length - ending.Length >= Math.Max(from, 2) && word.EndsWith(ending, StringComparison.Ordinal) ? word[..^ending.Length] : null;

    private static int RegionStart(string word)
    {
        var vowel = word.AsSpan().IndexOfAny(Vowels);
        return vowel < 0 ? word.Length : vowel + 1;
    }

    private static string[] ByLength(string endings) => [.. endings.Split(' ').OrderByDescending(it => it.Length)];

    private static FrozenDictionary<string, string> Lines(string table)
        => table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' '))
            .SelectMany(words => words.Select(word => (word, Stem: words[0])))
            .DistinctBy(it => it.word)
            .ToFrozenDictionary(it => it.word, it => it.Stem);
}
