using System.Text;

namespace BotHost.Tests.Features.Roster;

/// <summary>Writes the smallest book that is a real .xls: the compound file around the stream, and in it one sheet of texts and numbers.</summary>
internal static class OldWorkbookFile
{
    private const int Sector = 512;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;
    private const uint Fat = 0xFFFFFFFD;

    /// <summary>Shorter streams live in another part of the file.</summary>
    private const int LeastStream = 4096;

    public static byte[] Of(string sheet, params object?[][] rows)
    {
        var book = Book(sheet, rows);
        var sectors = Math.Max(LeastStream, book.Length + Sector - 1) / Sector;
        using var file = new MemoryStream();
        using var to = new BinaryWriter(file);
        Header(to);
        Chains(to, sectors);
        Entry(to, "Root Entry", kind: 5, child: 1, EndOfChain, 0);
        Entry(to, "Workbook", kind: 2, child: Free, start: 2, sectors * Sector);
        file.SetLength(3 * Sector); // the rest of the directory is unused
        file.Position = file.Length;
        to.Write(book);
        file.SetLength((3 + sectors) * Sector);
        return file.ToArray();
    }

    private static void Header(BinaryWriter to)
    {
        to.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        to.Write(new byte[16]);
        Write(to, 0x3E, 3, 0xFFFE, 9, 6); // version, byte order, sectors of 512 bytes, small ones of 64
        to.Write(new byte[10]);
        Write(to, 1u, 1u, 0u, LeastStream, EndOfChain, 0u, EndOfChain, 0u, 0u); // one sector of chains: the first; the directory: the second
        for (var unused = 1; unused < 109; unused++)
            to.Write(Free);
    }

    private static void Chains(BinaryWriter to, int sectors)
    {
        Write(to, Fat, EndOfChain);
        for (var at = 0; at < (Sector / sizeof(uint)) - 2; at++)
            to.Write(at < sectors - 1 ? (uint)at + 3 : at == sectors - 1 ? EndOfChain : Free);
    }

    private static void Entry(BinaryWriter to, string name, byte kind, uint child, uint start, int length)
    {
        var text = Encoding.Unicode.GetBytes(name);
        to.Write(text);
        to.Write(new byte[64 - text.Length]);
        to.Write((ushort)(text.Length + 2));
        to.Write([kind, 1]);
        Write(to, Free, Free, child);
        to.Write(new byte[36]);
        Write(to, start, (uint)length, 0u);
    }

    private static byte[] Book(string sheet, object?[][] rows)
    {
        using var stream = new MemoryStream();
        using var to = new BinaryWriter(stream);
        Record(to, 0x809, it => Write(it, 0x600, 5, 0, 0, 0, 0, 0x600, 0));
        Record(to, 0x42, it => Write(it, 1200));
        var announced = stream.Position + 4;
        Record(to, 0x85, it =>
        {
            it.Write(0);
            Write(it, 0);
            it.Write([(byte)sheet.Length, 1]);
            it.Write(Encoding.Unicode.GetBytes(sheet));
        });
        Record(to, 0x0A, _ => { });
        var start = (int)stream.Position;
        Record(to, 0x809, it => Write(it, 0x600, 0x10, 0, 0, 0, 0, 0x600, 0));
        Record(to, 0x200, it => Write(it, 0, 0, rows.Length, 0, 0, rows.Max(row => row.Length), 0));
        for (var row = 0; row < rows.Length; row++)
            for (var column = 0; column < rows[row].Length; column++)
                Cell(to, row, column, rows[row][column]);
        Record(to, 0x0A, _ => { });
        stream.Position = announced;
        to.Write(start);
        return stream.ToArray();
    }

    private static void Cell(BinaryWriter to, int row, int column, object? value)
    {
        if (value is string text)
            Record(to, 0x204, it =>
            {
                Write(it, row, column, 0, text.Length);
                it.Write((byte)1);
                it.Write(Encoding.Unicode.GetBytes(text));
            });
        else if (value is int number)
            Record(to, 0x203, it =>
            {
                Write(it, row, column, 0);
                it.Write((double)number);
            });
    }

    private static void Record(BinaryWriter to, int kind, Action<BinaryWriter> write)
    {
        using var data = new MemoryStream();
        using var inside = new BinaryWriter(data);
        write(inside);
        Write(to, kind, (int)data.Length);
        to.Write(data.ToArray());
    }

    /// <summary>Words of two bytes.</summary>
    private static void Write(BinaryWriter to, params int[] words)
    {
        foreach (var word in words)
            to.Write((ushort)word);
    }

    /// <summary>Words of four bytes.</summary>
    private static void Write(BinaryWriter to, params uint[] words)
    {
        foreach (var word in words)
            to.Write(word);
    }
}
