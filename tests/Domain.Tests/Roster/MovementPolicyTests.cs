using BotHost.Domain.Roster;

namespace BotHost.Domain.Tests.Roster;

public sealed class MovementPolicyTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Id<SchoolClass> FiveA = new(Guid.NewGuid());
    private static readonly Id<SchoolClass> FiveB = new(Guid.NewGuid());

    [Theory]
    [InlineData(MovementKind.Left, false, MemberState.Present, "Now")]
    [InlineData(MovementKind.Left, false, MemberState.OnLeave, "Now")]
    [InlineData(MovementKind.Left, false, MemberState.Gone, "AlreadyGone")]
    [InlineData(MovementKind.Left, true, MemberState.Present, "WrongKind")]
    [InlineData(MovementKind.Transferred, false, MemberState.Present, "Now")]
    [InlineData(MovementKind.Transferred, false, MemberState.Gone, "AlreadyGone")]
    [InlineData(MovementKind.Enrolled, false, MemberState.Unknown, "Now")]
    [InlineData(MovementKind.Enrolled, false, MemberState.Present, "AlreadyHere")]
    [InlineData(MovementKind.Hired, true, MemberState.Unknown, "Now")]
    [InlineData(MovementKind.Hired, true, MemberState.Gone, "Now")]
    [InlineData(MovementKind.Hired, true, MemberState.Present, "AlreadyHere")]
    [InlineData(MovementKind.Hired, false, MemberState.Unknown, "WrongKind")]
    [InlineData(MovementKind.Dismissed, true, MemberState.Present, "Now")]
    [InlineData(MovementKind.Dismissed, true, MemberState.OnLeave, "Now")]
    [InlineData(MovementKind.Dismissed, true, MemberState.Gone, "AlreadyGone")]
    [InlineData(MovementKind.LongLeave, true, MemberState.Present, "Now")]
    [InlineData(MovementKind.LongLeave, false, MemberState.OnLeave, "AlreadyOnLeave")]
    [InlineData(MovementKind.Returned, false, MemberState.OnLeave, "Now")]
    [InlineData(MovementKind.Returned, false, MemberState.Gone, "Now")]
    [InlineData(MovementKind.Returned, false, MemberState.Present, "AlreadyHere")]
    [InlineData(MovementKind.Returned, true, MemberState.Gone, "AlreadyGone")]
    public void Who_may_move_how(MovementKind kind, bool isStaff, MemberState state, string expected)
        => Assert.Equal(expected, Name(MovementPolicy.Decide(Facts(kind) with { IsStaff = isStaff, State = state })));

    [Theory]
    [InlineData(0, "Now")]
    [InlineData(-30, "Now")]
    [InlineData(1, "OnItsDay")]
    [InlineData(400, "OnItsDay")]
    [InlineData(401, "DateTooFar")]
    [InlineData(-401, "DateTooFar")]
    public void The_day_says_when(int days, string expected)
        => Assert.Equal(expected, Name(MovementPolicy.Decide(Facts(MovementKind.Left) with { EffectiveOn = Today.AddDays(days) })));

    [Fact]
    public void Each_thing_that_stands_in_the_way_is_named()
    {
        (MovementFacts Facts, MovementRefusal Refusal)[] table =
        [
            (Facts(MovementKind.Transferred) with { To = FiveA }, MovementRefusal.SameClass),
            (Facts(MovementKind.Transferred) with { IsToLive = false }, MovementRefusal.NoClass),
            (Facts(MovementKind.Enrolled) with { State = MemberState.Unknown, IsToLive = false }, MovementRefusal.NoClass),
            (Facts(MovementKind.Returned) with { State = MemberState.Gone, IsToLive = false }, MovementRefusal.NoClass),
            (Facts(MovementKind.Dismissed) with { IsStaff = true, IsLastAdministrator = true }, MovementRefusal.LastAdministrator),
            (Facts(MovementKind.Left) with { HasPlanned = true }, MovementRefusal.AlreadyPlanned),
        ];

        Assert.All(table, row => Assert.Equal(new MovementDecision.Refused(row.Refusal), MovementPolicy.Decide(row.Facts)));
    }

    private static MovementFacts Facts(MovementKind kind) => new(kind, false, MemberState.Present, FiveA, FiveB, true, false, false, Today, Today);

    private static string Name(MovementDecision decision) => decision is MovementDecision.Refused refused ? refused.Reason.ToString() : decision.GetType().Name;
}

public sealed class RosterOnDayTests
{
    private static readonly Id<SchoolClass> FiveA = new(Guid.NewGuid());
    private static readonly Id<SchoolClass> FiveB = new(Guid.NewGuid());
    private static readonly Id<SchoolClass> FiveV = new(Guid.NewGuid());

    /// <summary>On the roster from 1 September, 5А → 5Б on 1 October, 5Б → 5В on 1 November, left on 1 December.</summary>
    [Theory]
    [InlineData("2026-08-31", null)]
    [InlineData("2026-09-01", "5А")]
    [InlineData("2026-09-30", "5А")]
    [InlineData("2026-10-01", "5Б")]
    [InlineData("2026-10-31", "5Б")]
    [InlineData("2026-11-01", "5В")]
    [InlineData("2026-11-30", "5В")]
    [InlineData("2026-12-01", null)]
    public void A_pupil_is_found_where_he_was(string day, string? expected)
    {
        var found = RosterOnDay.ClassOf(
            DateOnly.Parse(day, null), new DateOnly(2026, 9, 1), new DateOnly(2026, 12, 1), FiveV,
            [(new DateOnly(2026, 11, 1), FiveB), (new DateOnly(2026, 10, 1), FiveA)]);

        Assert.Equal(expected, found == FiveA ? "5А" : found == FiveB ? "5Б" : found == FiveV ? "5В" : null);
    }

    [Theory]
    [InlineData("2025-10-01", "4А")]
    [InlineData("2026-08-30", "5А")]
    [InlineData("2026-08-31", "6А")]
    [InlineData("2026-12-01", "6А")]
    public void A_class_is_called_as_it_was(string day, string expected)
        => Assert.Equal(expected, RosterOnDay.NameOf(DateOnly.Parse(day, null), "6А", [(new DateOnly(2026, 8, 31), "5А"), (new DateOnly(2025, 11, 1), "4А")]));
}

public sealed class MovementSentenceTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("выбыл Смирнов Петя 5А, приказ 12-к с 1 декабря", MovementKind.Left, "Смирнов Петя", "12-к", "2026-12-01", 1)]
    [InlineData("Отчислена Зайцева Аня из 5 «Б» приказ № 7 от 20.11.2026", MovementKind.Left, "Зайцева Аня", "7", "2026-11-20", 1)]
    [InlineData("переведен Орлов Иван из 5а в 5б с завтра", MovementKind.Transferred, "Орлов Иван", null, "2026-11-24", 2)]
    [InlineData("зачислен Орлов Иван в 7В по приказу 3", MovementKind.Enrolled, "Орлов Иван", "3", null, 1)]
    [InlineData("прибыла Зайцева Аня 1А сегодня", MovementKind.Enrolled, "Зайцева Аня", null, "2026-11-23", 1)]
    [InlineData("уволена Иванова М.П. с 31.12", MovementKind.Dismissed, "Иванова М П", null, "2026-12-31", 0)]
    [InlineData("Петров больше не учится", MovementKind.Left, "Петров", null, null, 0)]
    [InlineData("Зуев Миша больше не учится у нас с 1 декабря", MovementKind.Left, "Зуев Миша", null, "2026-12-01", 0)]
    [InlineData("Сидорова больше у нас не работает", MovementKind.Dismissed, "Сидорова", null, null, 0)]
    [InlineData("Иванова уволилась", MovementKind.Dismissed, "Иванова", null, null, 0)]
    [InlineData("принята Петрова Анна Ильинична учитель физики", MovementKind.Hired, "Петрова Анна Ильинична учитель физики", null, null, 0)]
    [InlineData("Иванова в декрет с 1 декабря 2026", MovementKind.LongLeave, "Иванова", null, "2026-12-01", 0)]
    [InlineData("вернулась Иванова", MovementKind.Returned, "Иванова", null, null, 0)]
    public void A_line_is_read(string text, MovementKind kind, string name, string? order, string? day, int classes)
    {
        var read = MovementSentence.Read(text, Today)!;

        Assert.Equal((kind, name, order, day, classes), (read.Kind, read.Name, read.OrderNumber, read.EffectiveOn?.ToString("yyyy-MM-dd", null), read.Classes.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("дайте ссылку 5А")]
    [InlineData("как дела с переводом денег")]
    [InlineData("мы принимаем участие")]
    public void Other_talk_is_no_movement(string text) => Assert.Null(MovementSentence.Read(text, Today));
}
