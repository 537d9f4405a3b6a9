using System.Text.RegularExpressions;
using BotHost.Domain.Language;

namespace BotHost.Domain.Verification;

/// <summary>A person said, in their own words, that they work at the school.</summary>
/// <param name="Class">The class they named beside it; null for none.</param>
public sealed record SaidToBeStaff(ClassMention? Class);

/// <summary>Recognises "подтвердите меня как учителя", "я классный руководитель 6а" and the like. Only asks the bot to begin a dialog, so a mistake costs one "отмена".</summary>
public static partial class VerificationPhrases
{
    private const int LongestPhrase = 300;

    public static SaidToBeStaff? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestPhrase)
            return null;
        var folded = text.ToLowerInvariant().Replace('ё', 'е');
        if (Question().IsMatch(folded) || !(ConfirmMe().IsMatch(folded) || IAm().IsMatch(folded) || IWork().IsMatch(folded)))
            return null;
        return new SaidToBeStaff(ClassName.FindIn(text) is [var only] ? only : null);
    }

    [GeneratedRegex(@"\bподтверди(ть|те)?\s+(меня|мою|мой|мне|что я)\b|\bподтвержд\w*\s+(статус|рол)\w*\s+учител|\bменя\s+(как\s+)?(учител|педагог|преподават|воспитател|сотрудник|классн)\w*", RegexOptions.CultureInvariant)]
    private static partial Regex ConfirmMe();

    [GeneratedRegex(@"\bя[\s,—–-]+((новый|новая|ваш|ваша|тоже|теперь|сам|сама|это|тут|здесь|молодой|молодая)\s+)*(учитель(ница)?|учительствую|педагог|воспитатель(ница)?|преподаватель(ница)?|преподаю|классн(ый|ая)\s+руководитель(ница)?|классная|классрук|кл\.?\s*рук\w*|завуч|сотрудни(к|ца)\s+школы|заместитель директора|социальный педагог|психолог школы|школьный психолог)\b", RegexOptions.CultureInvariant)]
    private static partial Regex IAm();

    [GeneratedRegex(@"\bя?\s*(работаю|устроил(ся|ась)|тружусь|преподаю)\s+(учителем|педагогом|воспитателем|преподавателем|в\s+(вашей|этой|нашей)?\s*школе|у вас)\b", RegexOptions.CultureInvariant)]
    private static partial Regex IWork();

    /// <summary>"подтвердили меня или нет", "когда подтвердят": a question about the state.</summary>
    [GeneratedRegex(@"\bподтвердил[аи]?\b|\bподтвердят\b|\bуже подтвержден|\bя\s+не\s+(учител|работаю|педагог)", RegexOptions.CultureInvariant)]
    private static partial Regex Question();
}
