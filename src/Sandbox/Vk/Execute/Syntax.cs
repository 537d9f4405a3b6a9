namespace BotHost.Sandbox.Vk.Execute;

/// <summary>A program of VKScript as a tree: the part of the language that bots use (vk/facts.md §1).</summary>
internal abstract record Expression
{
    public sealed record Literal(object? Value) : Expression;

    public sealed record Variable(string Name) : Expression;

    public sealed record ArrayLiteral(IReadOnlyList<Expression> Items) : Expression;

    public sealed record ObjectLiteral(IReadOnlyList<(string Name, Expression Value)> Properties) : Expression;

    public sealed record Unary(string Operator, Expression Operand) : Expression;

    public sealed record Binary(string Operator, Expression Left, Expression Right) : Expression;

    public sealed record Member(Expression Target, string Name) : Expression;

    public sealed record Index(Expression Target, Expression At) : Expression;

    /// <param name="Method">push, pop, shift …</param>
    public sealed record Call(Expression Target, string Method, IReadOnlyList<Expression> Arguments) : Expression;

    /// <param name="Method">messages.send …</param>
    public sealed record ApiCall(string Method, Expression? Parameters) : Expression;
}

internal abstract record Statement
{
    public sealed record Assign(string Name, Expression? Value) : Statement;

    public sealed record Evaluate(Expression Value) : Statement;

    public sealed record Return(Expression? Value) : Statement;

    public sealed record While(Expression Condition, Statement Body) : Statement;

    public sealed record If(Expression Condition, Statement Then, Statement? Else) : Statement;

    public sealed record Block(IReadOnlyList<Statement> Body) : Statement;
}

/// <summary>The program cannot be read (error 12).</summary>
internal sealed class CompileException(string message) : Exception(message);

/// <summary>The program broke while it ran (error 13).</summary>
internal sealed class RuntimeException(string message) : Exception(message);
