namespace BotHost.Domain.Language.Entities;

/// <summary>One nominative for a name in some case: enough to show and to ask back. What is looked up goes through <see cref="Surnames"/>, which gives all.</summary>
internal static class SpokenName
{
    private static readonly string[] SurnameEndings =
    [
        "ов", "ова", "ову", "овой", "овым", "овых", "ове", "овы", "ев", "ева", "еву", "евой", "евым", "евых", "еве", "евы", "ин", "ина", "ину", "иной", "иным", "иных", "ины",
        "ын", "ына", "ыну", "ыной", "ский", "ская", "ского", "ской", "скому", "скую", "ским", "ских", "цкий", "цкая", "цкого", "цкой", "цкому", "цкую", "енко", "чук", "чука", "чуку", "чуком",
        "дзе", "швили", "янц", "ян", "яна", "юк", "юка", "ых",
    ];

    private static readonly string[] PatronymicEndings =
        ["ович", "евич", "овича", "евича", "овичу", "евичу", "овна", "евна", "овны", "евны", "овне", "евне", "овну", "евну", "овной", "евной", "ична", "ичны", "ичну", "иничне", "ильич", "кузьмич"];

    public static bool LooksLikeSurname(string word)
        => word.Length >= 4 && word.All(char.IsLetter) && SurnameEndings.Any(ending => word.Length >= ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal));

    public static bool LooksLikePatronymic(string word)
        => PatronymicEndings.Any(ending => word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal));

    /// <param name="isMale">Null when nothing tells.</param>
    /// <param name="isGoverned">A verb or preposition stands before it that wants another case.</param>
    public static string Surname(string typed, bool? isMale, bool isGoverned)
    {
        var word = typed.ToLowerInvariant();
        string Cut(int letters, string ending = "") => typed[..^letters] + ending;
        bool Ends(params ReadOnlySpan<string> endings)
        {
            foreach (var ending in endings)
            {
                if (word.Length >= ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
                    return true;
            }
            return false;
        }

        var name = typed switch
        {
            _ when Ends("ова", "ева", "ёва", "ина", "ына") => isMale == true || isMale is null && isGoverned ? Cut(1) : typed,
            _ when Ends("ову", "еву", "ёву", "ину", "ыну") => isMale == true ? Cut(1) : Cut(1, "а"),
            _ when Ends("овой", "евой", "ёвой", "иной", "ыной") => Cut(2, "а"),
            _ when Ends("овым", "евым", "ёвым", "иным", "ыным", "овых", "евых", "ёвых", "иных") => Cut(2),
            _ when Ends("ове", "еве", "ёве", "овы", "евы", "ины") => Cut(1),
            _ when Ends("ского", "цкого", "скому", "цкому") => Cut(3, "ий"),
            _ when Ends("ском", "цком", "ским", "цким", "ских", "цких") => Cut(2, "ий"),
            _ when Ends("ской", "цкой", "скую", "цкую") => Cut(2, "ая"),
            _ when Ends("чука", "чуку", "юка", "юку", "яна", "яну") && isMale != false => Cut(1),
            _ when Ends("чуком", "юком", "яном") => Cut(2),
            _ => typed,
        };
        return PersonName.Capitalise(name.ToLowerInvariant());
    }

    public static string Patronymic(string typed)
    {
        var word = typed.ToLowerInvariant();
        var name = word switch
        {
            _ when word.EndsWith("ича", StringComparison.Ordinal) || word.EndsWith("ичу", StringComparison.Ordinal) => word[..^1],
            _ when word.EndsWith("ичем", StringComparison.Ordinal) || word.EndsWith("ичом", StringComparison.Ordinal) => word[..^2],
            _ when word.EndsWith("вны", StringComparison.Ordinal) || word.EndsWith("вне", StringComparison.Ordinal) || word.EndsWith("вну", StringComparison.Ordinal) || word.EndsWith("чны", StringComparison.Ordinal) || word.EndsWith("чну", StringComparison.Ordinal) => word[..^1] + "а",
            _ when word.EndsWith("вной", StringComparison.Ordinal) => word[..^2] + "а",
            _ => word,
        };
        return PersonName.Capitalise(name);
    }

    /// <summary>"Лёши" → "Лёша": the nominative, with ё where it was typed.</summary>
    public static string Given(string typed)
    {
        if (GivenNames.Nominative(typed) is not { } nominative)
            return PersonName.Capitalise(typed);
        var letters = nominative.ToLowerInvariant().ToCharArray();
        for (var at = 0; at < Math.Min(letters.Length, typed.Length); at++)
        {
            if (letters[at] == 'е' && char.ToLowerInvariant(typed[at]) == 'ё')
                letters[at] = 'ё';
        }
        return PersonName.Capitalise(new string(letters));
    }
}
