using BotHost.Messaging;

namespace BotHost.Tests.Messaging;

public sealed class TextPartsTests
{
    [Theory]
    [InlineData("Решает Иванова М. П.. Ждите.", "Решает Иванова М. П. Ждите.")]
    [InlineData("Ребёнок: Петя С..", "Ребёнок: Петя С.")]
    [InlineData("Подождите...", "Подождите...")]
    [InlineData("Решает Иванова М. П...", "Решает Иванова М. П...")]
    [InlineData("Ответ А..", "Ответ А.")]
    [InlineData("ВВ..", "ВВ..")]
    public void An_initial_ends_its_sentence_by_itself(string text, string expected) => Assert.Equal(expected, TextParts.EndOnce(text));

    [Theory]
    [InlineData("коротко", 40, "коротко")]
    [InlineData("0123456789", 5, "0123…")]
    [InlineData("012😀45", 5, "012…")]
    public void A_text_is_cut_with_an_ellipsis_and_never_through_a_pair(string text, int length, string expected) => Assert.Equal(expected, TextParts.Cut(text, length));
}
