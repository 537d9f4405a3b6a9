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
        if (Money().IsMatch(plain) || Password().IsMatch(plain) && !ForgottenPassword().IsMatch(plain))
            return SupportNeed.Scam;
        return CodeTalk().IsMatch(plain) && !OwnCode().IsMatch(plain) || SmsCode().IsMatch(plain) ? SupportNeed.Scam : SupportNeed.None;
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

    private const string Someone =
        "(меня|нас|его|ее|их|сына|сыну|дочь|дочку|дочери|ребенка|ребенку|мальчика|девочку|внука|внучку|брата|сестру|друга|подругу|одноклассника|одноклассницу|маму|мою|моего|надо мною|над сыном|надо мной|над ним|над ней|над ребенком|над дочерью)";

    private const string Hurts =
        "(бьют|бьет|избива\\w+|избил\\w*|побил\\w*|обижа\\w+|унижа\\w+|дразн\\w+|трав(ят|или|ит|ила|ил|ить)|затравил\\w*|шантажиру\\w+|вымога\\w+|преследу\\w+|пристает|пристают|домога\\w+|насилу\\w+|издева\\w+|угрожа\\w+"
        + "|оскорбля\\w+|гнобит|гнобят|гнобил\\w*|чморят|чмырят|прессуют|пинают|пинает|запинал\\w*|душат|душит|лапает|лапают|лапал\\w*|плюют|ненавидят|смеются|затюкал\\w*|колотит|колотят|лупит|лупят)";

    [GeneratedRegex(
        " (суицид\\w*|самоуби\\w+|повешусь|повеситься|повесюсь|убьюсь|убью себя|убить себя|себя убить|себя убью|выпилиться|выпилюсь"
        + "|(по)?конч(ить|у|ил|ила|ит|ать|аю) (с собой|с жизнью|жизнь)|с собой (по)?конч(ить|у|ит)"
        + "|(не хочу|не хочет|не хочется|не хотел|не хотела|незачем|нет смысла|нет сил|устал|устала|надоело) (\\w+ )?жить|жить (\\w+ )?(не хочу|не хочет|не хочется|незачем|надоело)|не вижу смысла (жить|в жизни)"
        + "|(хочу|хочет|хочется|мечтаю) (\\w+ )?(умереть|сдохнуть|исчезнуть навсегда|не просыпаться)|лучше бы (я|меня|мне) (\\w+ )?(умер\\w*|сдох\\w*|не было|не родиться|не родил\\w+)"
        + "|(вскр\\w+|реж\\w+|реза\\w+|порез\\w+|переж\\w+|перере\\w+) (\\w+ )?вены|вены (вскр\\w+|перере\\w+|порез\\w+)|(спрыгн\\w+|прыгн\\w+|сброс\\w+ся) с (крыши|моста|балкона|окна)|шагн\\w+ (с крыши|из окна|под поезд)|(вы|на)(пью|пить|пил\\w*|глота\\w+) (\\w+ )?таблеток"
        + "|жизнь (\\w+ )?не имеет смысла|(всем|им|вам|маме|родителям|семье) (\\w+ )?(будет|станет) (\\w+ )?лучше без меня|без меня (всем|им|вам|маме|родителям) (\\w+ )?(будет|станет) лучше|лучше умереть|не проснуться"
        + "|(устал\\w*|устаю) от (такой )?жизни|надоела жизнь|счеты с жизнью|(думаю|думает|мысли|мечтаю|мечтает) о (своей )?смерти|ненавижу (себя|свою жизнь)|(прощальн\\w+|предсмертн\\w+) (записк\\w+|письмо)"
        + "|руки на себя|на себя руки|(выйду|выйти|шагну) в окно|(прыгну|спрыгну|прыгнуть|спрыгнуть|сброшусь|сброситься) (\\w+ )?(с|из) (\\w+ )?(крыши|моста|балкона|окна)|с (крыши|моста|балкона) с?прыгн\\w+"
        + "|утоплюсь|утопиться|отравлюсь|отравиться|застрелюсь|застрелиться|удавлюсь|удавиться|самовыпил\\w*|роскомнадзорн\\w+|прощайте навсегда) ",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Life();

    [GeneratedRegex(
        " (самоповрежд\\w+|селфхарм\\w*|селф харм\\w*|реж(у|ет|ешь) (себя|себе|руки|кожу)|себя реж\\w+|(по)?резал\\w* (себя|себе руки|свои руки)|порез\\w* на (рук\\w+|запяст\\w+|ног\\w+)|режусь|порезал\\w* (себе|вены)|(бьет|бью|царапает|царапаю) себя|причиня\\w+ себе (боль|вред)) ",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Harm();

    [GeneratedRegex(
        " (" + Someone + " (\\w+ ){0,4}" + Hurts + "|" + Hurts + " (\\w+ ){0,3}" + Someone
        + "|травл(я|и|ю|е|ей)|буллинг\\w*|кибербуллинг\\w*|буллят|бо(юсь|ится) (\\w+ )?(идти|ходить) (\\w+ )?(в школу|на уроки|домой)) ",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Bullying();

    /// <summary>Without an object: "папа бьёт", "дома бьют", "отец поднимает руку".</summary>
    [GeneratedRegex(
        " ((папа|отец|отчим|мама|мать|мачеха|муж|брат|тренер|учитель\\w*|учительница|воспитатель\\w*|физрук|дядя|сожитель|дома|в школе|в классе|на переменах|одноклассники) (\\w+ ){0,2}(бьет|бьют|избива\\w+|избил\\w*|побил\\w*|ударил\\w*|унижает|унижают|оскорбля\\w+)"
        + "|поднимает (\\w+ )?руку на|распускает руки|(пристает|пристают|приставал\\w*|лезет|лезут) (\\w+ )?к (мне|нему|ней|дочери|дочке|сыну|ребенку|детям|девочкам|мальчикам)|(пристает|пристают|приставал\\w*|лезет|лезут) ко мне) ",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex AtHome();

    [GeneratedRegex(
        " ((взорв\\w+|расстрел\\w+|подорв\\w+|постреля\\w+|поубива\\w+) (\\w+ ){0,2}(школу|класс|всех|одноклассников|учителей)|(всех|школу) (\\w+ )?(взорв\\w+|расстрел\\w+|перестрел\\w+|подорв\\w+)"
        + "|(принес\\w*|приду с|придет с|пришел с|носит) (\\w+ ){0,2}(нож|ножом|пистолет\\w*|оружи\\w+|ружь\\w+|бомб\\w+|гранат\\w+)|бомба в школе|в школе (бомба|стреляют)|заминирова\\w+|угрожа\\w+ (\\w+ ){0,2}(убить|зарезать|расстрелять|расправой)) ",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Threat();

    [GeneratedRegex(" (изнасил\\w+|домогательств\\w*|домогал\\w*|сексуальн\\w+ насили\\w+|растлен\\w+|(гол(ое|ые|ую|ых)|интимн\\w+|обнаженн\\w+) (фото\\w*|видео|снимк\\w+)|нюдс\\w*|трога(ет|ют|л|ли) (меня|мою|моего|дочь|дочку|сына|ребенка|девочек|мальчиков|за)|(меня|дочь|сына|ребенка|девочек) (\\w+ )?трога(ет|ют|л|ли)) ", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Abuse();

    [GeneratedRegex(
        " (деньг(и|ам|ами|ах)|денег|рубл(ь|я|ей|и|ями)|номер\\w* карт\\w*|карт\\w+ банка|банковск\\w+ карт\\w+|реквизит\\w*|cvv|cvc|безопасн\\w+ счет\\w*|предоплат\\w+"
        + "|(перев\\w+|скин\\w+|перечисл\\w+|заплат\\w+|оплат\\w+) (\\w+ ){0,4}(на карту|на счет|руб|р)) ",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    [GeneratedRegex(" парол(ь|я|ю|и|ей|ем|ями) ", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Password();

    [GeneratedRegex(" (забыл\\w*|не помню|восстанов\\w+|сброс\\w+|смен\\w+|помен\\w+|потерял\\w*) ", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex ForgottenPassword();

    [GeneratedRegex(" (код\\w*|цифр\\w*) (\\w+ ){0,4}(смс|sms|эсэмэс\\w*)|(смс|sms|эсэмэс\\w*) (\\w+ ){0,4}(код\\w*|цифр\\w*) ", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex SmsCode();

    [GeneratedRegex(
        " ((назвать|назови\\w*|назову|сказать|скажи\\w*|продиктов\\w+|сообщить|сообщи\\w*|прислать|пришли\\w*|скинуть|скинь\\w*|просят|просит|требу\\w+) (\\w+ ){0,3}код\\w*|код\\w* (\\w+ )?(госуслуг\\w*|авторизации|из сообщения|банка)) ",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex CodeTalk();

    /// <summary>The school's own codes are no secret of a bank.</summary>
    [GeneratedRegex(" код\\w* (семьи|ученика|сотрудника|учителя) ", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex OwnCode();
}

public enum SupportNeed
{
    None,

    /// <summary>Somebody speaks of codes from SMS, passwords or money.</summary>
    Scam,

    /// <summary>Suicide, self-harm, violence, bullying.</summary>
    Crisis,
}
