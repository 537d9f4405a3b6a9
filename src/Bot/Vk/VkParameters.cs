using System.Collections;
using System.Runtime.InteropServices;

namespace BotHost.Vk;

/// <summary>One parameter of a method: a text, or a number that VKScript may hold without quotes.</summary>
internal readonly record struct VkParameter(string Name, ReadOnlyMemory<char> Text, long Number, bool IsNumber);

/// <summary>The parameters of one call, in the order they were added.</summary>
internal sealed class VkParameters : IEnumerable<VkParameter>
{
    private readonly List<VkParameter> items = new(8);

    public ReadOnlySpan<VkParameter> AsSpan() => CollectionsMarshal.AsSpan(items);

    /// <summary>A null text is left out: VK tells a missing parameter from an empty one.</summary>
    public void Add(string name, string? text)
    {
        if (text is not null)
            items.Add(new(name, text.AsMemory(), 0, IsNumber: false));
    }

    public void Add(string name, ReadOnlyMemory<char> text) => items.Add(new(name, text, 0, IsNumber: false));

    public void Add(string name, long number) => items.Add(new(name, default, number, IsNumber: true));

    public void Add(string name, bool flag) => Add(name, flag ? 1 : 0);

    public IEnumerator<VkParameter> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
