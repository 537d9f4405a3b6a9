namespace BotHost.Domain.Messaging;

/// <summary>Names an account of the school's messenger. Opaque to everyone but the adapter.</summary>
public readonly record struct UserRef(string Key)
{
    public override string ToString() => Key;
}

/// <summary>Names a message within its conversation. Opaque to everyone but the adapter.</summary>
public readonly record struct MessageRef(string Key)
{
    public override string ToString() => Key;
}
