using System.Collections;
using System.Globalization;
using System.Reflection;

namespace BotHost.Configuration;

/// <summary>
/// Reads option records out of the configuration. The framework's binder ignores a misspelt key and shows the value it could not read;
/// this one names every such key and shows no value.
/// </summary>
internal sealed class StrictReader
{
    private readonly List<string> _findings = [];

    public IReadOnlyList<string> Findings => _findings;

    /// <summary>Reads the sections named like the properties of <typeparamref name="T"/>; other sections belong to others.</summary>
    public T ReadRoot<T>(IConfiguration configuration)
        where T : new()
        => (T)Fill(new T(), name => configuration.GetSection(name));

    /// <summary>Finds the top-level sections of a file that nobody reads.</summary>
    public void CheckSections<T>(IEnumerable<string> present, params IEnumerable<string> others)
    {
        var known = typeof(T).GetProperties().Select(property => property.Name).Concat(others).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in present.Distinct(StringComparer.OrdinalIgnoreCase).Where(name => !known.Contains(name)))
            _findings.Add($"{name} is not a known key.");
    }

    private object Fill(object target, Func<string, IConfigurationSection> section)
    {
        foreach (var property in target.GetType().GetProperties().Where(property => property.CanWrite))
        {
            var found = section(property.Name);
            if (found.Exists() && Read(found, property.PropertyType, property.GetValue(target), IsNullable(property)) is { } value)
                property.SetValue(target, value.Read);
        }
        return target;
    }

    /// <returns>Null when there was nothing to read, or a finding was added.</returns>
    private Box? Read(IConfigurationSection section, Type type, object? present, bool isNullable)
    {
        if (ElementOfList(type) is { } element)
            return new Box(ReadList(section, element));
        if (ConfigurationValues.IsValue(type))
            return ReadValue(section, type, isNullable);
        if (!string.IsNullOrEmpty(section.Value))
            return Find(section, "must be a section.");
        var known = type.GetProperties().Where(property => property.CanWrite).Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren().Where(child => !known.Contains(child.Key)))
            Find(child, "is not a known key.");
        return new Box(Fill(present ?? Activator.CreateInstance(type)!, section.GetSection));
    }

    private Box? ReadValue(IConfigurationSection section, Type type, bool isNullable)
    {
        if (section.GetChildren().Any())
            return Find(section, "must be a single value.");
        if (string.IsNullOrWhiteSpace(section.Value))
            return isNullable ? new Box(null) : Find(section, "is empty.");
        return ConfigurationValues.TryRead(section.Value.Trim(), type, out var value)
            ? new Box(value)
            : Find(section, $"must be {ConfigurationValues.Describe(type)}.");
    }

    private IList ReadList(IConfigurationSection section, Type element)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        if (!string.IsNullOrEmpty(section.Value))
            Find(section, "must be a list.");
        foreach (var child in section.GetChildren())
        {
            if (!int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                Find(child, "is not a known key.");
            else if (Read(child, element, present: null, isNullable: false) is { Read: { } item })
                list.Add(item);
        }
        return list;
    }

    private Box? Find(IConfigurationSection section, string finding)
    {
        _findings.Add($"{section.Path} {finding}");
        return null;
    }

    private static bool IsNullable(PropertyInfo property)
        => new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;

    private static Type? ElementOfList(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private sealed record Box(object? Read);
}
