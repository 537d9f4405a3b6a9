namespace BotHost.Sandbox.Vk.Execute;

internal sealed partial class Parser
{
    /// <summary>The operators, those that bind least first.</summary>
    private static readonly string[][] Levels = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]];

    private Expression ParseExpression() => ParseBinary(0);

    private Expression ParseBinary(int level)
    {
        if (level == Levels.Length)
            return ParseUnary();
        var left = ParseBinary(level + 1);
        while (_token.Kind == TokenKind.Symbol && Levels[level].Contains((string)_token.Value))
        {
            var symbol = (string)_token.Value;
            Advance();
            left = new Expression.Binary(symbol, left, ParseBinary(level + 1));
        }
        return left;
    }

    private Expression ParseUnary()
    {
        if (!_token.Is("!") && !_token.Is("-"))
            return ParsePostfix();
        var symbol = (string)_token.Value;
        Advance();
        return new Expression.Unary(symbol, ParseUnary());
    }

    private Expression ParsePostfix()
    {
        var expression = ParsePrimary();
        while (true)
        {
            if (TryTake("."))
            {
                var name = TakeName();
                expression = _token.Is("(") ? new Expression.Call(expression, name, ParseArguments()) : new Expression.Member(expression, name);
            }
            else if (TryTake("["))
            {
                expression = new Expression.Index(expression, ParseExpression());
                Take("]");
            }
            else
            {
                return expression;
            }
        }
    }

    private Expression ParsePrimary()
    {
        Deeper();
        var token = _token;
        Expression expression;
        switch (token)
        {
            case { Kind: TokenKind.Number or TokenKind.Text }:
                Advance();
                expression = new Expression.Literal(token.Value);
                break;
            case { Kind: TokenKind.Name, Value: "API" }:
                expression = ParseApiCall();
                break;
            case { Kind: TokenKind.Name }:
                Advance();
                expression = token.Value switch
                {
                    "true" => new Expression.Literal(true),
                    "false" => new Expression.Literal(false),
                    "null" => new Expression.Literal(null),
                    _ => new Expression.Variable((string)token.Value),
                };
                break;
            case { Value: "[" }:
                expression = new Expression.ArrayLiteral(ParseList("[", "]"));
                break;
            case { Value: "{" }:
                expression = ParseObject();
                break;
            case { Value: "(" }:
                Advance();
                expression = ParseExpression();
                Take(")");
                break;
            default:
                throw Unexpected();
        }
        _depth--;
        return expression;
    }

    private Expression.ApiCall ParseApiCall()
    {
        Advance();
        Take(".");
        var section = TakeName();
        if (_token.Is("(")) // API.execute() and the like: names of one word
            return new Expression.ApiCall(section, ParseArguments().FirstOrDefault());
        Take(".");
        var method = $"{section}.{TakeName()}";
        return new Expression.ApiCall(method, ParseArguments().FirstOrDefault());
    }

    private List<Expression> ParseArguments() => ParseList("(", ")");

    private List<Expression> ParseList(string open, string close)
    {
        Take(open);
        var items = new List<Expression>();
        while (!_token.Is(close))
        {
            items.Add(ParseExpression());
            if (!_token.Is(close))
                Take(",");
        }
        Take(close);
        return items;
    }

    private Expression.ObjectLiteral ParseObject()
    {
        Take("{");
        var properties = new List<(string, Expression)>();
        while (!_token.Is("}"))
        {
            var name = _token.Kind is TokenKind.Name or TokenKind.Text ? (string)_token.Value : throw Unexpected();
            Advance();
            Take(":");
            properties.Add((name, ParseExpression()));
            if (!_token.Is("}"))
                Take(",");
        }
        Take("}");
        return new Expression.ObjectLiteral(properties);
    }
}
