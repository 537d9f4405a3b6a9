using BotHost.Domain;
using BotHost.Domain.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace BotHost.Persistence;

/// <summary>How our own types are stored.</summary>
internal static class StoredTypes
{
    public static void Configure(ModelConfigurationBuilder configuration, string provider)
    {
        configuration.Properties<SchoolKey>().HaveConversion<SchoolKeyConverter>().HaveMaxLength(32);
        configuration.Properties<ConversationRef>().HaveConversion<ConversationConverter>().HaveMaxLength(66);
        configuration.Properties<UserRef>().HaveConversion<UserConverter>().HaveMaxLength(64);
        configuration.Properties<MessageRef>().HaveConversion<MessageConverter>().HaveMaxLength(64);
        // SQLite cannot compare DateTimeOffset; PostgreSQL takes UTC only.
        if (provider.EndsWith("Sqlite", StringComparison.Ordinal))
            configuration.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
        else
            configuration.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    /// <summary>Every <see cref="Id{T}"/> is a Guid in the database; a row's own id is made, in time order, when the row is added to the context.</summary>
    public static void ConfigureIds(IMutableEntityType entity)
    {
        foreach (var property in entity.ClrType.GetProperties())
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Id<>))
                continue;
            var stored = entity.FindProperty(property.Name) ?? entity.AddProperty(property);
            var owner = type.GetGenericArguments()[0];
            stored.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(IdConverter<>).MakeGenericType(owner))!);
            if (property.Name == "Id")
            {
                stored.ValueGenerated = ValueGenerated.OnAdd;
                var generator = typeof(IdGenerator<>).MakeGenericType(owner);
                stored.SetValueGeneratorFactory((_, _) => (ValueGenerator)Activator.CreateInstance(generator)!);
            }
        }
    }

    private sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

    private sealed class IdGenerator<T> : ValueGenerator<Id<T>>
    {
        public override bool GeneratesTemporaryValues => false;

        public override Id<T> Next(EntityEntry entry) => new(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));
    }

    private sealed class SchoolKeyConverter() : ValueConverter<SchoolKey, string>(key => key.Value, text => new SchoolKey(text));

    private sealed class ConversationConverter() : ValueConverter<ConversationRef, string>(it => it.ToString(), text => ConversationRef.Parse(text));

    private sealed class UserConverter() : ValueConverter<UserRef, string>(user => user.Key, text => new UserRef(text));

    private sealed class MessageConverter() : ValueConverter<MessageRef, string>(message => message.Key, text => new MessageRef(text));

    private sealed class UnixMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(), value => DateTimeOffset.FromUnixTimeMilliseconds(value));

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(time => time.ToUniversalTime(), time => time);
}
