using System.Buffers;

namespace BotHost.Vk;

/// <summary>A growing buffer from the shared pool.</summary>
internal sealed class PooledWriter<T>(int capacity) : IDisposable
{
    private T[] buffer = ArrayPool<T>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlyMemory<T> Written => buffer.AsMemory(0, Length);

    public void Append(T item) => Reserve(1)[0] = item;

    public void Append(ReadOnlySpan<T> items) => items.CopyTo(Reserve(items.Length));

    /// <summary>The next <paramref name="count"/> places, counted as written.</summary>
    public Span<T> Reserve(int count)
    {
        if (Length + count > buffer.Length)
            Grow(count);
        var places = buffer.AsSpan(Length, count);
        Length += count;
        return places;
    }

    /// <summary>Takes back places that were reserved and not used.</summary>
    public void Return(int count) => Length -= count;

    public void Dispose()
    {
        var rented = buffer;
        buffer = [];
        Length = 0;
        if (rented.Length > 0)
            ArrayPool<T>.Shared.Return(rented);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(buffer.Length * 2, Length + count));
        buffer.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<T>.Shared.Return(buffer);
        buffer = larger;
    }
}
