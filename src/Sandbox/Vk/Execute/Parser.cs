namespace BotHost.Sandbox.Vk.Execute;

internal sealed class Parser
{
    private const int MaxDepth = 200;
    private static readonly string[][] Levels = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]];
    private readonly Lexer _lexer;
    private Token _token;
    private int _depth;

    private Parser(string code)
    {
        _lexer = new Lexer(code);
        _token = _lexer.Next();
    }

    /// <exception cref="CompileException"/>
    public static IReadOnlyList<Statement> Parse(string code)
    {
        var parser = new Parser(code);
        var program = new List<Statement>();
        while (parser._token.Kind != TokenKind.End)
            program.Add(parser.ParseStatement());
        return program;
    }

    private Statement ParseStatement()
    {
        Deeper();
        var statement = _token switch
        {
            { Kind: TokenKind.Symbol, Value: "{" } => ParseBlock(),
            { Kind: TokenKind.Symbol, Value: ";" } => ParseEmpty(),
            { Kind: TokenKind.Name, Value: "var" } => ParseVariables(),
            { Kind: TokenKind.Name, Value: "return" } => ParseReturn(),
            { Kind: TokenKind.Name, Value: "while" } => ParseWhile(),
            { Kind: TokenKind.Name, Value: "if" } => ParseIf(),
            _ => ParseExpressionStatement(),
        };
        _depth--;
        return statement;
    }

    private Statement.Block ParseEmpty()
    {
        Take(";");
        return new Statement.Block([]);
    }

    private Statement.Block ParseBlock()
    {
        Take("{");
        var body = new List<Statement>();
        while (!_token.Is("}"))
            body.Add(ParseStatement());
        Take("}");
        return new Statement.Block(body);
    }

    private Statement.Block ParseVariables()
    {
        var assignments = new List<Statement>();
        do
        {
            Advance(); // var, then commas
            var name = TakeName();
            assignments.Add(new Statement.Assign(name, TryTake("=") ? ParseExpression() : null));
        }
        while (_token.Is(","));
        Take(";");
        return new Statement.Block(assignments);
    }

    private Statement.Return ParseReturn()
    {
        Advance();
        var value = _token.Is(";") ? null : ParseExpression();
        Take(";");
        return new Statement.Return(value);
    }

    private Statement.While ParseWhile()
    {
        Advance();
        Take("(");
        var condition = ParseExpression();
        Take(")");
        return new Statement.While(condition, ParseStatement());
    }

    private Statement.If ParseIf()
    {
        Advance();
        Take("(");
        var condition = ParseExpression();
        Take(")");
        var then = ParseStatement();
        if (!_token.IsWord("else"))
            return new Statement.If(condition, then, null);
        Advance();
        return new Statement.If(condition, then, ParseStatement());
    }

    private Statement ParseExpressionStatement()
    {
        var expression = ParseExpression();
        Statement statement = expression is Expression.Variable variable && TryTake("=")
            ? new Statement.Assign(variable.Name, ParseExpression())
            : new Statement.Evaluate(expression);
        Take(";");
        return statement;
    }

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

    private void Advance() => _token = _lexer.Next();

    private bool TryTake(string symbol)
    {
        if (!_token.Is(symbol))
            return false;
        Advance();
        return true;
    }

    private void Take(string symbol)
    {
        if (!TryTake(symbol))
            throw Unexpected();
    }

    private string TakeName()
    {
        if (_token.Kind != TokenKind.Name)
            throw Unexpected();
        var name = (string)_token.Value;
        Advance();
        return name;
    }

    private void Deeper()
    {
        if (++_depth > MaxDepth)
            throw new CompileException("nested too deeply");
    }

    private CompileException Unexpected() => new($"unexpected token at {_token.Position}");
}
