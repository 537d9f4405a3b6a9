namespace BotHost.Messaging;

/// <summary>A feature that has to act when the messenger finally refuses a row. Called in the transaction that records the refusal.</summary>
internal interface IDeliveryObserver
{
    Task RefusedAsync(OutboxEntry entry, MessengerResult result, CancellationToken cancellationToken);
}
