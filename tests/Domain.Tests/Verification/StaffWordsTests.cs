using BotHost.Domain.Roster;
using BotHost.Domain.Verification;

namespace BotHost.Domain.Tests.Verification;

public sealed class StaffWordsTests
{
    [Theory]
    [InlineData("математика", StaffKind.SubjectTeacher)]
    [InlineData("учитель начальных классов", StaffKind.SubjectTeacher)]
    [InlineData("педагог дополнительного образования", StaffKind.ExtracurricularTeacher)]
    [InlineData("веду кружок робототехники", StaffKind.ExtracurricularTeacher)]
    [InlineData("воспитатель", StaffKind.BoardingTutor)]
    [InlineData("Заместитель директора по УВР", StaffKind.Administration)]
    [InlineData("завуч", StaffKind.Administration)]
    [InlineData("педагог-психолог", StaffKind.Other)]
    [InlineData("библиотекарь", StaffKind.Other)]
    public void The_kind_is_guessed(string text, StaffKind expected) => Assert.Equal(expected, StaffWords.GuessKind(text));

    [Theory]
    [InlineData("Иванова Мария Петровна", "Иванова Мария Петровна")]
    [InlineData("иванова мария петровна", "Иванова Мария Петровна")]
    [InlineData("Мария Петровна Иванова", "Иванова Мария Петровна")]
    [InlineData("  ИВАНОВА   МАРИЯ\nПЕТРОВНА ", "Иванова Мария Петровна")]
    [InlineData("Мамедов Али Гасан оглы", "Мамедов Али Гасан оглы")]
    public void A_full_name_is_put_in_order(string text, string expected) => Assert.Equal(expected, StaffWords.ReadFullName(text));

    [Theory]
    [InlineData("")]
    [InlineData("👩‍🏫")]
    [InlineData("Мария")]
    [InlineData("Мария Петровна")]
    [InlineData("12345")]
    [InlineData("не скажу")]
    public void Less_than_a_full_name_is_asked_again(string text) => Assert.Null(StaffWords.ReadFullName(text));

    [Theory]
    [InlineData("Ли Мин", "Ли Мин")]
    [InlineData("👩‍🏫", null)]
    [InlineData("12", null)]
    [InlineData("Ян 3", null)]
    public void A_name_may_be_insisted_on(string text, string? expected) => Assert.Equal(expected, StaffWords.KeepName(text));

    [Theory]
    [InlineData("  учитель   химии ", "учитель химии")]
    [InlineData("учитель (5-9), ИЗО", "учитель (5-9), ИЗО")]
    [InlineData("https://evil.example/x", "httpsevil. examplex")] // nothing to follow
    [InlineData("[клуб|учитель]", "клубучитель")]
    [InlineData("vk.com учитель", "vk. com учитель")]
    [InlineData("🙂", null)]
    [InlineData("", null)]
    public void A_position_is_one_tidy_line(string text, string? expected) => Assert.Equal(expected, StaffWords.CleanPosition(text));
}
