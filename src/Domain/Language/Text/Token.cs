namespace BotHost.Domain.Language.Text;

/// <summary>A word of a message, beside how it was typed.</summary>
/// <param name="Typed">As it stands in the normalised text.</param>
/// <param name="Word">Small letters, ё as е.</param>
/// <param name="Stem">Of the word it is, or is taken for when it was mistyped.</param>
/// <param name="Start">Where it stands in the normalised text.</param>
/// <param name="IsKnown">The vocabulary has it, perhaps mended.</param>
/// <param name="StartsPhrase">A sign or a line's end stands before it.</param>
public sealed record Token(string Typed, string Word, string Stem, int Start, int End, bool IsKnown, bool StartsPhrase)
{
    public bool IsCapital => char.IsUpper(Typed[0]);
    public bool IsNumber => char.IsAsciiDigit(Word[0]) && Word.All(char.IsAsciiDigit);
}

/// <summary>A message made ready to be understood.</summary>
/// <param name="Text">Cyrillic where Cyrillic was meant; positions of the tokens are in it.</param>
public sealed record Utterance(string Text, IReadOnlyList<Token> Tokens);
