namespace BotHost.Sandbox.Vk.Execute;

/// <summary>Reads statements; expressions are in the other half.</summary>
internal sealed partial class Parser
{
    private const int MaxDepth = 200;
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
