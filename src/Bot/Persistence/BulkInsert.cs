using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BotHost.Persistence;

/// <summary>
/// Inserts rows of one entity as the model maps them. EF Core writes a statement with a parameter for each value of each row,
/// which for the rows that every message brings costs more than all the rest of saving them.
/// </summary>
internal static class BulkInsert
{
    private const int MaxRows = 2_000;

    /// <param name="rows">Not empty, all of one mapped type.</param>
    public static async Task InsertAsync(BotDb db, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        var entity = db.Model.FindEntityType(rows[0].GetType())!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        var columns = entity.GetProperties().Select(property => new Column(property, property.GetColumnName(table)!)).ToList();
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        var values = string.Join(", ", columns.Select(column => "r." + column.Parameter));
        foreach (var part in rows.Chunk(MaxRows))
        {
            await db.WriteRowsAsync(
                source => $"insert into \"{table.Name}\" ({names}) select {values} from {source}",
                _ => { },
                [.. columns.Select(column => (column.Parameter, column.Values(part)))],
                cancellationToken);
        }
    }

    private sealed class Column(IProperty property, string name)
    {
        private readonly ValueConverter? _converter = property.GetTypeMapping().Converter;

        public string Name => name;

        /// <summary>Apart from the column's name, which may be a word of SQL.</summary>
        public string Parameter => "c_" + name;

        public Array Values(object[] rows)
        {
            var stored = _converter?.ProviderClrType ?? property.ClrType;
            stored = Nullable.GetUnderlyingType(stored) ?? stored;
            if (stored == typeof(int))
                stored = typeof(long); // the database narrows it again
            var values = Array.CreateInstance(stored.IsValueType ? typeof(Nullable<>).MakeGenericType(stored) : stored, rows.Length);
            for (var i = 0; i < rows.Length; i++)
            {
                var value = property.GetGetter().GetClrValue(rows[i]);
                value = value is not null && _converter is not null ? _converter.ConvertToProvider(value) : value;
                values.SetValue(value is int number ? (long)number : value, i);
            }
            return values;
        }
    }
}
