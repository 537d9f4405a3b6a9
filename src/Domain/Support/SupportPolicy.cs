using System.Text;
using System.Text.RegularExpressions;
using BotHost.Domain.Language;

namespace BotHost.Domain.Support;

/// <summary>
/// Hears in what people write whether somebody is in distress or about to be cheated. Rather too often than once too little: the price is
/// a calm text or a warning too many. The text is looked at and forgotten.
/// </summary>
public static partial class SupportPolicy
{
    private const int LongestText = 20_000;

    public static SupportNeed Hear(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return SupportNeed.None;
        var plain = Plain(text);
        if (IsCrisis(plain))
            return SupportNeed.Crisis;
        if (Card().IsMatch(plain) || Password().IsMatch(plain) && !ForgottenPassword().IsMatch(plain))
            return SupportNeed.Scam;
        if (CodeTalk().IsMatch(plain) && !OwnCode().IsMatch(plain) || SmsCode().IsMatch(plain))
            return SupportNeed.Scam;
        return Money().IsMatch(plain) ? SupportNeed.Money : SupportNeed.None;
    }

    /// <summary>Of words as they were meant: typing errors, layouts and transliteration repaired, small letters, ё as е.</summary>
    internal static bool IsCrisisIn(IEnumerable<string> words) => IsCrisis($" {string.Join(' ', words)} ");

    private static bool IsCrisis(string plain)
        => Life().IsMatch(plain) || Harm().IsMatch(plain) || Bullying().IsMatch(plain) || AtHome().IsMatch(plain) || Abuse().IsMatch(plain) || Threat().IsMatch(plain);

    /// <summary>Small letters, ё as е, one space between words, nothing else: commas and capitals change no meaning here.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(Math.Min(text.Length, LongestText) + 2).Append(' ');
        var word = new StringBuilder();
        foreach (var glyph in text.AsSpan(0, Math.Min(text.Length, LongestText)))
        {
            if (char.IsLetterOrDigit(glyph))
                word.Append(glyph);
            else if (word.Length > 0 && glyph is not ('\u0301' or '\u00AD' or '\u200B'))
                Take();
        }
        if (word.Length > 0)
            Take();
        return plain.ToString();

        void Take()
        {
            plain.Append(LookAlikes.RepairWord(word.ToString()).ToLowerInvariant().Replace('ё', 'е')).Append(' ');
            word.Clear();
        }
    }

    // [^ ] stands for a letter: nothing else is left in plain text. \w would make the automata hold tables of all alphabets, 20 MB of them.
    private const string Someone =
        "(меня|нас|его|ее|их|сына|сыну|дочь|дочку|дочери|ребенка|ребенку|мальчика|девочку|внука|внучку|брата|сестру|друга|подругу|одноклассника|одноклассницу|маму|мою|моего|надо мною|над сыном|надо мной|над ним|над ней|над ребенком|над дочерью)";

    private const string Hurts =
        "(бьют|бьет|избива[^ ]+|избил[^ ]*|побил[^ ]*|обижа[^ ]+|унижа[^ ]+|дразн[^ ]+|трав(ят|или|ит|ила|ил|ить)|затравил[^ ]*|шантажиру[^ ]+|вымога[^ ]+|преследу[^ ]+|пристает|пристают|домога[^ ]+|насилу[^ ]+|издева[^ ]+|угрожа[^ ]+"
        + "|оскорбля[^ ]+|гнобит|гнобят|гнобил[^ ]*|чморят|чмырят|прессуют|пинают|пинает|запинал[^ ]*|душат|душит|лапает|лапают|лапал[^ ]*|плюют|ненавидят|смеются|затюкал[^ ]*|колотит|колотят|лупит|лупят)";

    [GeneratedRegex(
        " (суицид[^ ]*|самоуби[^ ]+|повешусь|повеситься|повесюсь|убьюсь|убью себя|убить себя|себя убить|себя убью|выпилиться|выпилюсь"
        + "|(по)?конч(ить|у|ил|ила|ит|ать|аю) (с собой|с жизнью|жизнь)|с собой (по)?конч(ить|у|ит)"
        + "|(не хочу|не хочет|не хочется|не хотел|не хотела|неохота|незачем|нет смысла|нет сил|устал|устала|надоело) ([^ ]+ )?жить|жить ([^ ]+ )?(неохота|не охота|не хочу|не хочет|не хочется|незачем|надоело)|не вижу смысла (жить|в жизни)"
        + "|(хочу|хочет|хочется|мечтаю) ([^ ]+ )?(умереть|сдохнуть|исчезнуть|спрыгнуть|не просыпаться)|лучше бы (я|меня|мне) ([^ ]+ )?(умер[^ ]*|сдох[^ ]*|не было|не родиться|не родил[^ ]+)"
        + "|(вскр[^ ]+|реж[^ ]+|реза[^ ]+|порез[^ ]+|переж[^ ]+|перере[^ ]+) ([^ ]+ )?вены|вены (вскр[^ ]+|перере[^ ]+|порез[^ ]+)|(спрыгн[^ ]+|прыгн[^ ]+|сброс[^ ]+ся) с (крыши|моста|балкона|окна)|шагн[^ ]+ (с крыши|из окна|под поезд)|(вы|на)(пью|пить|пил[^ ]*|глота[^ ]+) ([^ ]+ )?таблеток"
        + "|жизнь ([^ ]+ )?не имеет смысла|(всем|им|вам|маме|родителям|семье) ([^ ]+ )?(будет|станет) ([^ ]+ )?лучше без меня|без меня (всем|им|вам|маме|родителям) ([^ ]+ )?(будет|станет) лучше|лучше умереть|не проснуться"
        + "|(устал[^ ]*|устаю) от (такой )?жизни|надоела жизнь|счеты с жизнью|(думаю|думает|мысли|мечтаю|мечтает) о (своей )?смерти|ненавижу (себя|свою жизнь)|(прощальн[^ ]+|предсмертн[^ ]+) (записк[^ ]+|письмо)"
        + "|руки на себя|на себя руки|(выйду|выйти|шагну) в окно|(прыгну|спрыгну|прыгнуть|спрыгнуть|сброшусь|сброситься) ([^ ]+ )?(с|из) ([^ ]+ )?(крыши|моста|балкона|окна)|с (крыши|моста|балкона) с?прыгн[^ ]+"
        + "|утоплюсь|утопиться|отравлюсь|отравиться|застрелюсь|застрелиться|удавлюсь|удавиться|самовыпил[^ ]*|роскомнадзорн[^ ]+|прощайте навсегда) ",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Life();

    [GeneratedRegex(
        " (самоповрежд[^ ]+|селфхарм[^ ]*|селф харм[^ ]*|реж(у|ет|ешь) (себя|себе|руки|кожу)|себя реж[^ ]+|(по)?резал[^ ]* (себя|себе руки|свои руки)|порез[^ ]* на (рук[^ ]+|запяст[^ ]+|ног[^ ]+)|на (рук[^ ]+|запяст[^ ]+|ногах) ([^ ]+ )?порез[^ ]*|режусь|порезал[^ ]* (себе|вены)|(бьет|бью|царапает|царапаю) себя|причиня[^ ]+ себе (боль|вред)) ",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Harm();

    [GeneratedRegex(
        " (" + Someone + " ([^ ]+ ){0,4}" + Hurts + "|" + Hurts + " ([^ ]+ ){0,3}" + Someone
        + "|травл(я|и|ю|е|ей)|буллинг[^ ]*|кибербуллинг[^ ]*|буллят|бо(юсь|ится) ([^ ]+ )?(идти|ходить) ([^ ]+ )?(в школу|на уроки|домой)) ",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Bullying();

    /// <summary>Without an object: "папа бьёт", "дома бьют", "отец поднимает руку".</summary>
    [GeneratedRegex(
        " ((папа|отец|отчим|мама|мать|мачеха|муж|брат|тренер|учитель[^ ]*|учительница|воспитатель[^ ]*|физрук|дядя|сожитель|дома|в школе|в классе|на переменах|одноклассники) ([^ ]+ ){0,2}(бьет|бьют|избива[^ ]+|избил[^ ]*|побил[^ ]*|ударил[^ ]*|унижает|унижают|оскорбля[^ ]+)"
        + "|поднимает ([^ ]+ )?руку на|распускает руки|(пристает|пристают|приставал[^ ]*|лезет|лезут) ([^ ]+ )?к (мне|нему|ней|дочери|дочке|сыну|ребенку|детям|девочкам|мальчикам)|(пристает|пристают|приставал[^ ]*|лезет|лезут) ко мне) ",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex AtHome();

    [GeneratedRegex(
        " ((взорв[^ ]+|расстрел[^ ]+|подорв[^ ]+|постреля[^ ]+|поубива[^ ]+) ([^ ]+ ){0,2}(школу|класс|всех|одноклассников|учителей)|(всех|школу) ([^ ]+ )?(взорв[^ ]+|расстрел[^ ]+|перестрел[^ ]+|подорв[^ ]+)"
        + "|(принес[^ ]*|приду с|придет с|пришел с|носит) ([^ ]+ ){0,2}(нож|ножом|пистолет[^ ]*|оружи[^ ]+|ружь[^ ]+|бомб[^ ]+|гранат[^ ]+)|бомба в школе|в школе (бомба|стреляют)|заминирова[^ ]+|(мне|сыну|дочери|дочке|ребенку|нам) ([^ ]+ )?угрожа(ют|ет|ли|л)|угрожа(ют|ет|ли|л) (мне|сыну|дочери|дочке|ребенку|нам)|угрожа[^ ]+ ([^ ]+ ){0,2}(убить|зарезать|расстрелять|расправой)) ",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Threat();

    [GeneratedRegex(" (изнасил[^ ]+|(заставля[^ ]+|застав[^ ]+) ([^ ]+ )?раздев[^ ]+|домогательств[^ ]*|домогал[^ ]*|сексуальн[^ ]+ насили[^ ]+|растлен[^ ]+|(гол(ое|ые|ую|ых)|интимн[^ ]+|обнаженн[^ ]+) (фото[^ ]*|видео|снимк[^ ]+)|нюдс[^ ]*|трога(ет|ют|л|ли) (меня|мою|моего|дочь|дочку|сына|ребенка|девочек|мальчиков|за)|(меня|дочь|сына|ребенка|девочек) ([^ ]+ )?трога(ет|ют|л|ли)) ", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Abuse();

    [GeneratedRegex(
        " (номер[^ ]* карт[^ ]*|карт[^ ]+ банка|банковск[^ ]+ карт[^ ]+|реквизит[^ ]*|cvv|cvc|безопасн[^ ]+ счет[^ ]*|предоплат[^ ]+"
        + "|(перев[^ ]+|скин[^ ]+|перечисл[^ ]+|заплат[^ ]+|оплат[^ ]+) ([^ ]+ ){0,4}(на карту|на счет|руб|р)) ",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Card();

    [GeneratedRegex(" (деньг(и|ам|ами|ах)|денег|рубл(ь|я|ей|и|ями)) ", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    [GeneratedRegex(" парол(ь|я|ю|и|ей|ем|ями) ", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Password();

    [GeneratedRegex(" (забыл[^ ]*|не помню|восстанов[^ ]+|сброс[^ ]+|смен[^ ]+|помен[^ ]+|потерял[^ ]*) ", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex ForgottenPassword();

    [GeneratedRegex(" (код[^ ]*|цифр[^ ]*) ([^ ]+ ){0,4}(смс|sms|эсэмэс[^ ]*)|(смс|sms|эсэмэс[^ ]*) ([^ ]+ ){0,4}(код[^ ]*|цифр[^ ]*) ", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex SmsCode();

    [GeneratedRegex(
        " ((назвать|назови[^ ]*|назову|сказать|скажи[^ ]*|продиктов[^ ]+|сообщить|сообщи[^ ]*|прислать|пришли[^ ]*|скинуть|скинь[^ ]*|просят|просит|требу[^ ]+) ([^ ]+ ){0,3}код[^ ]*|код[^ ]* ([^ ]+ )?(госуслуг[^ ]*|авторизации|из сообщения|банка)) ",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex CodeTalk();

    /// <summary>The school's own codes are no secret of a bank.</summary>
    [GeneratedRegex(" код[^ ]* (семьи|ученика|сотрудника|учителя) ", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex OwnCode();
}

public enum SupportNeed
{
    None,

    /// <summary>Somebody speaks of codes from SMS, passwords, cards or transfers.</summary>
    Scam,

    /// <summary>Money is named, without a card or a transfer: a trap in a dialog, everyday words in a school's announcement.</summary>
    Money,

    /// <summary>Suicide, self-harm, violence, bullying.</summary>
    Crisis,
}
