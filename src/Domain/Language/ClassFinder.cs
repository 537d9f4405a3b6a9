using System.Buffers;

namespace BotHost.Domain.Language;

/// <summary>
/// Finds classes in what people write: one pass over the words, each looked at with its neighbours, so the time is linear. Strict about bare
/// numbers ("в 5 часов", "школа 5"): a number without a letter counts only beside "класс" or after "ссылка", "чат".
/// </summary>
internal sealed class ClassFinder
{
    private const int LongestText = 4_000;
    private const string LetterSeparators = " -–—‑«»\"'“”„()_/\u00A0";

    /// <summary>"9 ч", "10 р", "2-х": units and endings more often than letters.</summary>
    private const string DoubtfulLetters = "чрх";

    private static readonly SearchValues<char> PhraseEnds = SearchValues.Create(".,;:!?\n\r)»\"");

    private readonly string _source;
    private readonly List<Word> _words = [];
    private readonly List<ClassMention> _found = [];

    private ClassFinder(string text)
    {
        _source = text.Length > LongestText ? text[..LongestText] : text;
        Split();
    }

    public static IReadOnlyList<ClassMention> FindIn(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return [];
        var finder = new ClassFinder(text);
        for (var index = 0; index < finder._words.Count;)
            index = finder.Look(index);
        return finder._found;
    }

    /// <returns>The index to go on from.</returns>
    private int Look(int index)
    {
        var word = _words[index].Text;
        if (ClassWords.Compound(word) is { } compound)
            return Add(compound, [], index, index);
        if (ClassWords.Ordinal(word) is { } ordinal)
            return LookBehindGrade(ordinal, "", index, GradeForm.Ordinal);
        if (ClassWords.Cardinal(word) is { } cardinal)
            return LookBehindGrade(cardinal, "", index, GradeForm.Cardinal);
        if (GradeGlyphs.TakeTyped(word) is { } typed && !IsOtherNumber(index, typed.Length))
            return LookBehindGrade(typed.Grade, word[typed.Length..], index, GradeForm.Digits);
        return index + 1;
    }

    private int LookBehindGrade(int grade, string rest, int index, GradeForm form)
    {
        if (rest.Length > 0 && ClassWords.IsClassWord(rest)) // "5класс"
            return TakeLetterAfterClassWord(grade, index, index);
        if (rest.Length > 0 && !ClassWords.NumberEndings.Contains(rest)) // "5а"
            return TakeFusedLetter(grade, rest, index);
        var next = index + 1;
        if (form == GradeForm.Digits && rest.Length == 0 && IsNear(index, "-")
            && (ClassWords.NumberEndings.Contains(_words[next].Text) || IsLikelyEnding(_words[next].Text, next + 1))) // "5-й"
            next++;
        if (form != GradeForm.Cardinal && IsClassWordAt(next) && IsNear(next - 1, LetterSeparators)) // "5 класс"
            return TakeLetterAfterClassWord(grade, index, next);
        if (next < _words.Count && IsNear(next - 1, LetterSeparators) && LetterAt(next, afterClassWord: false) is { Count: > 0 } letters)
            return Add(grade, letters, index, IsClassWordAt(next + 1) ? next + 1 : next);
        if (form != GradeForm.Cardinal && next + 1 < _words.Count && ClassWords.IsLetterWord(_words[next].Text) && ClassWords.Letters(_words[next + 1].Text) is { Count: > 0 } spelled) // "класс: 5, буква: А"
            return Add(grade, spelled, index, next + 1);
        var isNamed = IsClassWordAt(index - 1) || form == GradeForm.Ordinal && IsStudiedAt(index, next) || form == GradeForm.Digits && index > 0 && ClassWords.IsLinkWord(_words[index - 1].Text);
        return isNamed ? Add(grade, [], index, next - 1) : next;
    }

    /// <summary>"в пятом учимся", "учится в пятом".</summary>
    private bool IsStudiedAt(int index, int next)
        => index > 0 && _words[index - 1].Text is "в" or "во" && (next < _words.Count && ClassWords.IsStudy(_words[next].Text) || index > 1 && ClassWords.IsStudy(_words[index - 2].Text) && EndsPhrase(index));

    private int TakeFusedLetter(int grade, string rest, int index)
    {
        var letter = ClassWords.IsClassWord(rest.AsSpan(1)) ? rest[..1] : rest; // "5акласс"
        var letters = ClassWords.Letters(letter);
        var isSure = letter != rest || IsClassWordAt(index + 1) || IsClassWordAt(index - 1)
            || index > 0 && ClassWords.IsLinkWord(_words[index - 1].Text);
        if (letters.Count == 0 || !isSure && DoubtfulLetters.Contains(letter[0], StringComparison.Ordinal))
            return index + 1;
        if (IsLikelyEnding(letter, index + 1))
            letters = [];
        return Add(grade, letters, index, IsClassWordAt(index + 1) ? index + 1 : index);
    }

    private int TakeLetterAfterClassWord(int grade, int first, int classWord)
    {
        var next = classWord + 1;
        var isSpelled = next + 1 < _words.Count && ClassWords.IsLetterWord(_words[next].Text); // "5 класс, буква в"
        if (isSpelled)
            next++;
        var isNear = next < _words.Count && (isSpelled || IsNear(classWord, _words[classWord].Text == "кл" ? LetterSeparators + "." : LetterSeparators)); // "5 кл. А"
        var letters = !isNear ? [] : isSpelled ? ClassWords.Letters(_words[next].Text) : LetterAt(next, afterClassWord: true);
        return letters.Count > 0 ? Add(grade, letters, first, next) : Add(grade, [], first, classWord);
    }

    /// <summary>The letter that stands apart from its number; not "в" of "в 5 в школе".</summary>
    private IReadOnlyList<char> LetterAt(int index, bool afterClassWord)
    {
        var word = _words[index];
        var letters = ClassWords.Letters(word.Text);
        if (letters.Count == 0)
            return [];
        var isMarked = char.IsUpper(_source[word.Start]) || Gap(index - 1).Trim().Length > 0;
        if (IsClassWordAt(index + 1))
            return !afterClassWord && (IsLikelyEnding(word.Text, index + 1) || !isMarked && IsInClass(index)) ? [] : letters;
        var isDoubtful = word.Text is ['в' or 'и' or 'к' or 'с' or 'о' or 'у' or 'я'] or "же" or "де" or "ка"
            || word.Text == "а" && (afterClassWord || index + 1 < _words.Count && (ClassWords.FollowsConjunction(_words[index + 1].Text) || ClassWords.IsQuestion(_words[index + 1].Text) && !IsFrom(index - 1)));
        if (isDoubtful && !isMarked && !EndsPhrase(index))
            return [];
        return word.Text.Length == 1 && DoubtfulLetters.Contains(word.Text[0], StringComparison.Ordinal) && !afterClassWord ? [] : letters;
    }

    /// <summary>"из 5 а как вступить": a number that somebody is from is half a class.</summary>
    private bool IsFrom(int grade)
    {
        var before = ClassWords.NumberEndings.Contains(_words[grade].Text) ? grade - 2 : grade - 1;
        return before >= 0 && _words[before].Text is "из" or "с";
    }

    /// <summary>"заболело 5 в классе", but not "учится в 5 в классе".</summary>
    private bool IsInClass(int index)
        => _words[index].Text == "в" && _words[index + 1].Text is ("классе" or "классах")
            && (index < 2 || _words[index - 2].Text is not ("в" or "во" or "из"));

    private bool EndsPhrase(int index)
        => index + 1 == _words.Count || Gap(index).AsSpan().ContainsAny(PhraseEnds) || ClassWords.IsCourtesy(_words[index + 1].Text);

    /// <summary>"10.11", "17:30", "+7 915", "№ 5", "школа 5", "кабинет 5а".</summary>
    private bool IsOtherNumber(int index, int length)
    {
        var start = _words[index].Start;
        var end = start + length;
        var before = start > 0 ? _source[start - 1] : ' ';
        if (before is '+' or '№' or '#' || before is '.' or ':' or ',' or '/' or '-' && start > 1 && char.IsAsciiDigit(_source[start - 2]))
            return true;
        if (end + 1 < _source.Length && _source[end] is '.' or ':' or ',' or '/' or '-' && char.IsAsciiDigit(_source[end + 1]))
            return true;
        return index > 0 && (ClassWords.IsOtherNumber(_words[index - 1].Text) || Gap(index - 1).Contains('№', StringComparison.Ordinal));
    }

    /// <summary>"в 5м классе", "5-е классы": an ending as likely as a letter, so the letter is asked for.</summary>
    private bool IsLikelyEnding(string letter, int next)
        => next < _words.Count && (letter, _words[next].Text) is ("м", "классе" or "классам") or ("е", "классы" or "классов" or "классах") or ("х", "классов" or "классах");

    private int Add(int grade, IReadOnlyList<char> letters, int first, int last)
    {
        var start = _words[first].Start;
        _found.Add(new ClassMention(grade, letters, start, _words[last].End - start));
        return last + 1;
    }

    private bool IsClassWordAt(int index) => index >= 0 && index < _words.Count && ClassWords.IsClassWord(_words[index].Text);

    /// <summary>Whether nothing but these characters, and few of them, stands between this word and the next.</summary>
    private bool IsNear(int index, string separators)
        => index + 1 < _words.Count && Gap(index) is { Length: <= 4 } gap && !gap.AsSpan().ContainsAnyExcept(separators);

    private string Gap(int index)
    {
        var end = index + 1 < _words.Count ? _words[index + 1].Start : Math.Min(_source.Length, _words[index].End + 8);
        return _source[_words[index].End..end];
    }

    private void Split()
    {
        var start = -1;
        for (var index = 0; index <= _source.Length; index++)
        {
            var inside = index < _source.Length && char.IsLetterOrDigit(_source[index]);
            if (inside && start < 0)
                start = index;
            if (inside || start < 0)
                continue;
            AddWord(start, index);
            start = -1;
        }
    }

    private void AddWord(int start, int end)
    {
        var text = string.Concat(_source[start..end].Select(ClassWords.Fold));
        var digit = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (digit > 1 && (ClassWords.IsClassWord(text.AsSpan(0, digit)) || ClassWords.IsLinkWord(text[..digit]))) // "чат7б"
        {
            _words.Add(new Word(start, start + digit, text[..digit]));
            (start, text) = (start + digit, text[digit..]);
        }
        _words.Add(new Word(start, end, text));
    }

    private enum GradeForm
    {
        Digits,

        /// <summary>"пятый".</summary>
        Ordinal,

        /// <summary>"пять": counts only with a letter, for "в один класс" is no grade.</summary>
        Cardinal,
    }

    private readonly record struct Word(int Start, int End, string Text);
}
