using System.Globalization;
using System.Text;

namespace BotHost.Sandbox.Vk.Execute;

internal enum TokenKind
{
    Name,
    Number,
    Text,
    Symbol,
    End,
}

/// <param name="Value">A string for names, texts and symbols; a long or a double for numbers.</param>
internal readonly record struct Token(TokenKind Kind, object Value, int Position)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && (string)Value == symbol;

    public bool IsWord(string word) => Kind == TokenKind.Name && (string)Value == word;
}

internal sealed class Lexer(string code)
{
    private static readonly string[] LongSymbols = ["==", "!=", "<=", ">=", "&&", "||"];
    private int _at;

    public Token Next()
    {
        SkipSpace();
        if (_at >= code.Length)
            return new Token(TokenKind.End, "", _at);
        var start = _at;
        var c = code[_at];
        if (char.IsAsciiDigit(c))
            return new Token(TokenKind.Number, ReadNumber(), start);
        if (c is '"' or '\'')
            return new Token(TokenKind.Text, ReadText(c), start);
        if (char.IsLetter(c) || c is '_' or '$')
        {
            while (_at < code.Length && (char.IsLetterOrDigit(code[_at]) || code[_at] is '_' or '$'))
                _at++;
            return new Token(TokenKind.Name, code[start.._at], start);
        }
        var symbol = Array.Find(LongSymbols, candidate => string.CompareOrdinal(code, _at, candidate, 0, candidate.Length) == 0) ?? c.ToString();
        if (symbol.Length == 1 && !"{}[]():;,.+-*/%<>=!".Contains(c))
            throw Unexpected();
        _at += symbol.Length;
        return new Token(TokenKind.Symbol, symbol, start);
    }

    private object ReadNumber()
    {
        var start = _at;
        while (_at < code.Length && (char.IsAsciiDigit(code[_at]) || code[_at] == '.'))
            _at++;
        var text = code.AsSpan(start, _at - start);
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
            return whole;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw Unexpected();
    }

    private string ReadText(char quote)
    {
        var start = ++_at;
        var end = code.AsSpan(start).IndexOfAny(quote, '\\');
        if (end >= 0 && code[start + end] == quote)
        {
            _at = start + end + 1;
            return code.Substring(start, end);
        }
        var text = new StringBuilder();
        while (_at < code.Length && code[_at] != quote)
            text.Append(code[_at] == '\\' ? ReadEscape() : code[_at++]);
        if (_at >= code.Length)
            throw Unexpected();
        _at++;
        return text.ToString();
    }

    private char ReadEscape()
    {
        if (_at + 1 >= code.Length)
            throw Unexpected();
        var c = code[_at + 1];
        _at += 2;
        switch (c)
        {
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'u':
                if (_at + 4 > code.Length || !ushort.TryParse(code.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
                    throw Unexpected();
                _at += 4;
                return (char)unit;
            default: return c;
        }
    }

    private void SkipSpace()
    {
        while (_at < code.Length && char.IsWhiteSpace(code[_at]))
            _at++;
    }

    private CompileException Unexpected() => new($"unexpected character at {_at}");
}
