using BotHost.Features.Roster;

namespace BotHost.Tests.Features.Roster;

/// <summary>Books as Excel wrote them until 2003.</summary>
public sealed class OldWorkbookTests
{
    private static readonly object?[][] List =
    [
        ["Класс", "Ученик", "Классный руководитель", "VK"],
        ["5А", "Смирнов Пётр", "Иванова Мария Петровна", 12],
        [null, null, null, null],
        ["5А", "Зайцева Аня"],
    ];

    [Fact]
    public void A_list_with_headings_is_read_with_its_numbers_and_gaps()
        => Assert.Equal(
            [
                new RosterRow(2, "5А", "Смирнов Пётр", "Иванова Мария Петровна", "12", "", ""),
                new RosterRow(4, "5А", "Зайцева Аня", "", "", "", ""),
            ],
            Assert.IsType<RosterFile.Parsed>(RosterFile.Read(OldWorkbookFile.Of("Лист1", List))).Rows);

    [Fact]
    public void A_sheet_may_be_called_after_its_class()
    {
        var row = Assert.Single(Assert.IsType<RosterFile.Parsed>(RosterFile.Read(OldWorkbookFile.Of("7Б", ["Ученик"], ["Смирнов Пётр"]))).Rows);

        Assert.Equal(("7Б", "Смирнов Пётр"), (row.Class, row.Pupil));
    }

    /// <summary>As far as a broken book goes: it is read, or refused, and never a fault.</summary>
    [Fact]
    public void A_broken_book_is_refused_and_never_a_fault()
    {
        var whole = OldWorkbookFile.Of("Лист1", List);
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            var broken = whole[..(round % 4 == 0 ? random.Next(8, whole.Length) : whole.Length)];
            for (var scratch = 0; scratch < round % 6; scratch++)
                broken[random.Next(8, Math.Min(broken.Length, 2400))] = (byte)random.Next(256);

            Assert.True(RosterFile.Read(broken) is RosterFile.Parsed or RosterFile.Unreadable { Reason: UnreadableReason.Workbook or UnreadableReason.Empty or UnreadableReason.NoRows or UnreadableReason.Header or UnreadableReason.ClassColumnMissing });
        }
    }
}
