using System.Collections.Frozen;

namespace BotHost.Domain.Language;

/// <summary>A child's name as a parent types it: in any order, in any case, among other words.</summary>
public static class TypedName
{
    private const int LongestText = 200;

    private static readonly FrozenSet<string> OtherWords = Words(
        "Я МЫ МОЙ МОЯ МОЕГО МОЕЙ МОЮ МОЕМУ НАШ НАША НАШЕГО НАШЕЙ СЫН СЫНА СЫНУ СЫНОМ ДОЧЬ ДОЧЕРИ ДОЧКА ДОЧКИ ДОЧКУ ДОЧКЕ "
        + "РЕБЕНОК РЕБЕНКА РЕБЕНКУ ВНУК ВНУКА ВНУЧКА ВНУЧКИ ВНУЧКУ УЧЕНИК УЧЕНИКА УЧЕНИЦА УЧЕНИЦЫ МАМА ПАПА МАМОЙ БАБУШКА "
        + "ДЕДУШКА РОДИТЕЛЬ ЗОВУТ ЭТО ФАМИЛИЯ ИМЯ УЧИТСЯ ХОДИТ КЛАСС КЛАССА КЛАССЕ В ВО ИЗ ДЛЯ НА ПО И А С ССЫЛКА ССЫЛКУ ЧАТ ПОЖАЛУЙСТА");

    private static readonly FrozenSet<string> PatronymicParticles = Words("ОГЛЫ ОГЛУ УГЛИ УЛЫ КЫЗЫ КИЗИ ГЫЗЫ");

    private static readonly string[] PatronymicEndings =
    [
        "ОВИЧ", "ЕВИЧ", "ЬИЧ", "МИЧ", "КИЧ", "ОВИЧА", "ЕВИЧА", "ОВИЧУ", "ЕВИЧУ", "ОВНА", "ЕВНА", "ИЧНА", "ОВНЫ", "ЕВНЫ", "ОВНЕ", "ЕВНЕ",
        "ОВНУ", "ЕВНУ", "ОВНОЙ", "ЕВНОЙ",
    ];

    /// <summary>
    /// "Петя Смирнов", "для Смирновой Ани 5а". The words stay in the case they were typed in: <see cref="Surnames"/> and
    /// <see cref="GivenNames"/> find the nominatives.
    /// </summary>
    /// <returns>At most two readings, the likelier first; none when there is no name, or too many words to tell.</returns>
    public static IReadOnlyList<PersonName> Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        var words = NameWords(text.Length > LongestText ? text[..LongestText] : text);
        var patronymic = words.Count > 2 ? TakePatronymic(words) : null;
        return words switch
        {
            [var only] => GivenNames.IsKnown(only) ? [] : [new PersonName(only, null, null)],
            [var first, var second] => (GivenNames.IsKnown(first), GivenNames.IsKnown(second)) switch
            {
                (true, false) => [new PersonName(second, first, patronymic)],
                (false, true) => [new PersonName(first, second, patronymic)],
                _ => [new PersonName(first, second, patronymic), new PersonName(second, first, patronymic)],
            },
            [var first, var second, var third] => GivenNames.IsKnown(first) && !GivenNames.IsKnown(second)
                ? [new PersonName(third, first, second), new PersonName(first, second, third)]
                : [new PersonName(first, second, third), new PersonName(third, first, second)],
            _ => [],
        };
    }

    private static List<string> NameWords(string text)
    {
        foreach (var mention in ClassName.FindIn(text).Reverse())
            text = string.Concat(text.AsSpan(0, mention.Start), " ", text.AsSpan(mention.Start + mention.Length));
        return [.. PersonName.Clean(text).Split(' ', ',', ';', ':', '!', '?', '(', ')', '"', '«', '»', '/')
            .Select(word => word.Trim('.', '-', '–', '—', '\'', '’'))
            .Where(word => PersonName.IsNameWord(word) && word.Length > 1 && !OtherWords.Contains(PersonName.Key(word)))];
    }

    private static string? TakePatronymic(List<string> words)
    {
        var particle = words.FindIndex(word => PatronymicParticles.Contains(PersonName.Key(word)));
        var hasFather = particle > 0 && words.Count > 3; // "Гасан оглы" beside a surname and a name
        if (particle >= 0 && !hasFather)
            words.RemoveAt(particle);
        var at = hasFather ? particle - 1 : words.Count > 2 ? words.FindLastIndex(IsPatronymic) : -1;
        if (at < 0)
            return null;
        var count = hasFather ? 2 : 1;
        var patronymic = string.Join(' ', words.GetRange(at, count));
        words.RemoveRange(at, count);
        return patronymic;
    }

    private static bool IsPatronymic(string word)
    {
        var key = PersonName.Key(word);
        return PatronymicEndings.Any(ending => key.Length > ending.Length + 1 && key.EndsWith(ending, StringComparison.Ordinal));
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet();
}
