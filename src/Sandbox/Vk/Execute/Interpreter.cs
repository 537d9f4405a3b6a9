namespace BotHost.Sandbox.Vk.Execute;

/// <summary>Runs a program. Values are null, bool, long, double, string, List, Dictionary, and <see cref="RawJson"/> for what a method answered.</summary>
/// <param name="callApi">Calls a method; false is VK's value for a call that failed.</param>
internal sealed class Interpreter(IReadOnlyDictionary<string, string> arguments, Func<string, Dictionary<string, string>, object?> callApi)
{
    private const int MaxApiCalls = 25;
    private const int MaxSteps = 100_000;
    private readonly Dictionary<string, object?> _variables = new(StringComparer.Ordinal);
    private int _apiCalls;
    private int _steps;

    /// <exception cref="RuntimeException"/>
    public object? Run(IReadOnlyList<Statement> program) => TryRun(program, out var value) ? value : null;

    private bool TryRun(IReadOnlyList<Statement> body, out object? value)
    {
        foreach (var statement in body)
        {
            if (TryRun(statement, out value))
                return true;
        }
        value = null;
        return false;
    }

    /// <returns>Whether the program has returned.</returns>
    private bool TryRun(Statement statement, out object? value)
    {
        Step();
        value = null;
        switch (statement)
        {
            case Statement.Block block:
                return TryRun(block.Body, out value);
            case Statement.Assign assign:
                _variables[assign.Name] = assign.Value is { } assigned ? Evaluate(assigned) : null;
                return false;
            case Statement.Evaluate evaluate:
                Evaluate(evaluate.Value);
                return false;
            case Statement.Return returned:
                value = returned.Value is { } result ? Evaluate(result) : null;
                return true;
            case Statement.If choice:
                if (Values.IsTrue(Evaluate(choice.Condition)))
                    return TryRun(choice.Then, out value);
                return choice.Else is { } otherwise && TryRun(otherwise, out value);
            case Statement.While loop:
                while (Values.IsTrue(Evaluate(loop.Condition)))
                {
                    if (TryRun(loop.Body, out value))
                        return true;
                }
                return false;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private object? Evaluate(Expression expression)
    {
        Step();
        return expression switch
        {
            Expression.Literal literal => literal.Value,
            Expression.Variable { Name: "Args" } => arguments.ToDictionary(pair => pair.Key, pair => (object?)pair.Value),
            Expression.Variable variable => _variables.TryGetValue(variable.Name, out var value)
                ? value
                : throw new RuntimeException($"unknown variable {variable.Name}"),
            Expression.ArrayLiteral array => array.Items.Select(Evaluate).ToList(),
            Expression.ObjectLiteral literal => EvaluateObject(literal),
            Expression.Unary unary => EvaluateUnary(unary),
            Expression.Binary binary => EvaluateBinary(binary),
            Expression.Member member => Values.MemberOf(Evaluate(member.Target), member.Name),
            Expression.Index index => Values.ItemOf(Evaluate(index.Target), Evaluate(index.At)),
            Expression.Call call => Values.Call(Evaluate(call.Target), call.Method, [.. call.Arguments.Select(Evaluate)]),
            Expression.ApiCall call => CallApi(call),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Dictionary<string, object?> EvaluateObject(Expression.ObjectLiteral literal)
    {
        var result = new Dictionary<string, object?>(literal.Properties.Count, StringComparer.Ordinal);
        foreach (var (name, value) in literal.Properties)
            result[name] = Evaluate(value);
        return result;
    }

    private object? EvaluateUnary(Expression.Unary unary)
    {
        var operand = Evaluate(unary.Operand);
        return unary.Operator == "!" ? !Values.IsTrue(operand) : Values.Arithmetic("-", 0L, operand);
    }

    private object? EvaluateBinary(Expression.Binary binary)
    {
        var left = Evaluate(binary.Left);
        return binary.Operator switch
        {
            "&&" => Values.IsTrue(left) ? Evaluate(binary.Right) : left,
            "||" => Values.IsTrue(left) ? left : Evaluate(binary.Right),
            "==" => Values.AreEqual(left, Evaluate(binary.Right)),
            "!=" => !Values.AreEqual(left, Evaluate(binary.Right)),
            "<" or ">" or "<=" or ">=" => Values.Compare(binary.Operator, left, Evaluate(binary.Right)),
            _ => Values.Arithmetic(binary.Operator, left, Evaluate(binary.Right)),
        };
    }

    private object? CallApi(Expression.ApiCall call)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        if (call.Parameters is { } given)
        {
            if (Evaluate(given) is not Dictionary<string, object?> values)
                throw new RuntimeException($"{call.Method} takes an object");
            foreach (var (name, value) in values)
                parameters[name] = Values.ToParameter(value);
        }
        if (++_apiCalls > MaxApiCalls)
            throw new RuntimeException("Too many API calls");
        return callApi(call.Method, parameters);
    }

    private void Step()
    {
        if (++_steps > MaxSteps)
            throw new RuntimeException("Too many operations");
    }
}
