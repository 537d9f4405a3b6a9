using System.Text;
using BotHost.Domain.Language.Entities;

namespace BotHost.Domain.Language.Text;

/// <summary>From what was typed to words that can be understood: glyphs, script, spaces, typing errors.</summary>
public sealed class Normalizer(Vocabulary vocabulary)
{
    /// <summary>A wish is said in the first lines; what comes after them is a letter.</summary>
    public const int LongestText = 1_200;

    private const int ShortestGlued = 7;
    private readonly ScriptRepair _scripts = new(vocabulary);

    public Utterance Normalize(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return new Utterance("", []);
        var text = _scripts.Repair(JoinSpacedLetters(GlyphCleaner.Clean(typed, LongestText)));
        return new Utterance(text, Mend(text, Split(text)));
    }

    /// <summary>"с с ы л к а" → "ссылка".</summary>
    private static string JoinSpacedLetters(string text)
    {
        const int Fewest = 4;
        var joined = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (IsLoneLetter(text, end))
                end += 2;
            if ((end - at) / 2 >= Fewest)
            {
                for (; at < end; at += 2)
                    joined.Append(text[at]);
                joined.Append(' ');
                continue;
            }
            joined.Append(text[at++]);
        }
        return joined.ToString();
    }

    private static bool IsLoneLetter(string text, int at)
        => at < text.Length && char.IsLetter(text[at]) && (at + 1 == text.Length || text[at + 1] == ' ') && (at == 0 || text[at - 1] == ' ');

    private readonly record struct Piece(int Start, int End, bool StartsPhrase);

    private static List<Piece> Split(string text)
    {
        List<Piece> pieces = [];
        var start = -1;
        var startsPhrase = true;
        for (var at = 0; at <= text.Length; at++)
        {
            var inside = at < text.Length && char.IsLetterOrDigit(text[at]);
            if (start >= 0 && (!inside || EndsNumber(text, start, at)))
            {
                pieces.Add(new Piece(start, at, startsPhrase));
                (start, startsPhrase) = (-1, false);
            }
            if (inside && start < 0)
                start = at;
            else if (at < text.Length && !inside && text[at] is '.' or ',' or ';' or ':' or '!' or '?' or '\n' or '(' or ')' or '…')
                startsPhrase = true;
        }
        return pieces;
    }

    /// <summary>"9утра" is a number and a word; "5а" and "7класс" stay whole for the class finder.</summary>
    private static bool EndsNumber(string text, int start, int at)
        => at < text.Length && char.IsLetter(text[at]) && at > start && char.IsAsciiDigit(text[at - 1])
            && at + 2 < text.Length && char.IsLetter(text[at + 1]) && char.IsLetter(text[at + 2]);

    private List<Token> Mend(string text, List<Piece> pieces)
    {
        List<Token> tokens = [];
        for (var index = 0; index < pieces.Count; index++)
        {
            var piece = pieces[index];
            var typed = text[piece.Start..piece.End];
            var word = Fold(typed);
            if (index + 1 < pieces.Count && JoinsNext(word, Fold(text[pieces[index + 1].Start..pieces[index + 1].End]), piece, pieces[index + 1]) is { } whole)
            {
                var end = pieces[++index].End;
                tokens.Add(new Token(whole, whole, Stemmer.Stem(whole), piece.Start, end, true, piece.StartsPhrase));
            }
            else
            {
                Add(tokens, typed, word, piece);
            }
        }
        return tokens;
    }

    private void Add(List<Token> tokens, string typed, string word, Piece piece)
    {
        if (vocabulary.Knows(word) || !LookAlikes.IsCyrillic(word[0]) || word.Length < 3)
        {
            tokens.Add(new Token(typed, word, Stemmer.Stem(word), piece.Start, piece.End, vocabulary.Knows(word), piece.StartsPhrase));
            return;
        }
        var isCapital = char.IsUpper(typed[0]) && (typed.Length < 2 || char.IsLower(typed[1]));
        var isName = isCapital && (!piece.StartsPhrase || SpokenName.LooksLikeSurname(word)) || GivenNames.IsKnown(word); // "Сидорова уволилась"
        if (!isName && vocabulary.Mend(word) is { } stem)
            tokens.Add(new Token(typed, word, stem, piece.Start, piece.End, true, piece.StartsPhrase));
        else if (!isName && Unglue(word) is { } at)
            AddBoth(tokens, typed, piece, at);
        else
            tokens.Add(new Token(typed, word, Stemmer.Stem(word), piece.Start, piece.End, false, piece.StartsPhrase));
    }

    private void AddBoth(List<Token> tokens, string typed, Piece piece, int at)
    {
        Add(tokens, typed[..at], Fold(typed[..at]), piece with { End = piece.Start + at });
        Add(tokens, typed[at..], Fold(typed[at..]), new Piece(piece.Start + at, piece.End, false));
    }

    /// <summary>"дайтессылку": where it falls into two known words, the longer first word first.</summary>
    private int? Unglue(string word)
    {
        if (word.Length is < ShortestGlued or > 30)
            return null;
        for (var at = word.Length - 3; at >= 2; at--)
        {
            if (vocabulary.HasForm(word[..at]) && (vocabulary.HasForm(word[at..]) || word.Length - at > ShortestGlued && Unglue(word[at..]) is not null))
                return at;
        }
        return null;
    }

    /// <summary>"ссы лка": two scraps that make one known word.</summary>
    private string? JoinsNext(string word, string next, Piece piece, Piece after)
        => !after.StartsPhrase && after.Start - piece.End == 1 && word.Length + next.Length is >= 5 and <= 16
            && LookAlikes.IsCyrillic(word[0]) && LookAlikes.IsCyrillic(next[0]) && word.Length > 1 && next.Length > 1
            && !vocabulary.Knows(word) && !vocabulary.HasForm(next) && vocabulary.HasForm(word + next)
                ? word + next
                : null;

    private static string Fold(string word) => word.ToLowerInvariant().Replace('ё', 'е');
}
