using System.Collections.Frozen;
using BotHost.Domain.Language.Text;

namespace BotHost.Domain.Language.Entities;

/// <param name="Name">Surname first, in the nominative as far as the text tells: "Смирнов Петя", "Козлова М.И.", "Катя Л.".</param>
public sealed record PersonMention(string Name, int First, int Last)
{
    public override string ToString() => "A person"; // a name never reaches a log
}

/// <summary>Finds people's names: any order and case, initials, diminutives, small letters where the words around tell that a name comes.</summary>
internal static class PersonFinder
{
    private static readonly FrozenSet<string> Governing =
        ("заявку заявка заявки заявке увольте уволить лиши лишите замени замените подтверди подтвердите подтверждай подтверждайте подтвердить одобрить отклонить назначить снять назначай снимай отклоняй подтверждаю одобри одобрите отклони отклоните отклоняю сними снимите назначь назначьте поставь поставьте уволь удали удалите убери уберите исключи исключите заблокируй заблокируйте переведи "
        + "переведите зачисли отчисли у для от вместо без из с про на к о об кроме отозвать отзови отмени отмените уволить принять прими верни мамы папы родители отца матери родителей семьи").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> BeforeName =
        ("зовут фамилия фио сын дочь дочка дочери сына внук внучка внука внучки ребенок ребенка ребенку мальчик девочка ученик ученика ученица ученицы ученицу учитель учителя учительница учительницу педагог коллега "
        + "воспитатель воспитателя классный классная классным классной руководителем я мама папа мамы папы бабушка дедушка пусть родители родителей семья семьи семью").Split(' ').ToFrozenSet();

    public static IReadOnlyList<PersonMention> Find(IReadOnlyList<Token> tokens, IReadOnlyList<bool> taken)
    {
        List<PersonMention> found = [];
        for (var index = 0; index < tokens.Count;)
        {
            var mention = taken[index] ? null : WithGivenName(tokens, index, taken) ?? WithInitials(tokens, index) ?? SurnameAlone(tokens, index);
            if (mention is not null)
                found.Add(mention);
            index = mention is null ? index + 1 : mention.Last + 1;
        }
        return found;
    }

    /// <summary>"Петя Смирнов", "Смирнову Пете", "Катя Л.", "Ольга Петровна".</summary>
    private static PersonMention? WithGivenName(IReadOnlyList<Token> tokens, int index, IReadOnlyList<bool> taken)
    {
        bool Free(int at) => at >= 0 && at < tokens.Count && !taken[at] && !(at > index && tokens[at].StartsPhrase);
        if (IsGiven(tokens[index]))
        {
            var patronymic = Free(index + 1) && SpokenName.LooksLikePatronymic(tokens[index + 1].Word) ? index + 1 : -1;
            var next = patronymic > 0 ? index + 2 : index + 1;
            if (Free(next) && IsSurname(tokens[next], besideGiven: true))
                return Compose(tokens, surname: next, given: index, patronymic, index, next);
            if (Free(next) && patronymic < 0 && tokens[next] is { Typed.Length: 1, IsCapital: true })
                return new PersonMention($"{SpokenName.Given(tokens[index].Typed)} {tokens[next].Typed}.", index, next);
            if (patronymic > 0 || tokens[index].IsCapital && !tokens[index].StartsPhrase || IsTold(tokens, index))
                return Compose(tokens, surname: -1, given: index, patronymic, index, patronymic > 0 ? patronymic : index);
            return null;
        }
        if (!Free(index + 1) || !IsSurname(tokens[index], besideGiven: true) || !IsGiven(tokens[index + 1]))
            return null;
        var father = Free(index + 2) && SpokenName.LooksLikePatronymic(tokens[index + 2].Word) ? index + 2 : -1;
        return Compose(tokens, surname: index, given: index + 1, father, index, father > 0 ? father : index + 1);
    }

    private static PersonMention Compose(IReadOnlyList<Token> tokens, int surname, int given, int patronymic, int first, int last)
    {
        var isMale = patronymic > 0 ? tokens[patronymic].Word.Contains("ич", StringComparison.Ordinal) && !tokens[patronymic].Word.Contains("ичн", StringComparison.Ordinal)
            : GivenNames.Nominative(tokens[given].Typed) is { } nominative ? GivenNames.IsMale(nominative) : null;
        var parts = new[]
        {
            surname < 0 ? null : SpokenName.Surname(tokens[surname].Typed, isMale, isGoverned: false),
            SpokenName.Given(tokens[given].Typed),
            patronymic < 0 ? null : SpokenName.Patronymic(tokens[patronymic].Typed),
        };
        return new PersonMention(string.Join(' ', parts.OfType<string>()), first, last);
    }

    /// <summary>"Козлову МИ", "Козлова М. И.", "Козлова М".</summary>
    private static PersonMention? WithInitials(IReadOnlyList<Token> tokens, int index)
    {
        if (!IsSurname(tokens[index], besideGiven: false) || index + 1 >= tokens.Count)
            return null;
        var first = tokens[index + 1];
        var surname = SpokenName.Surname(tokens[index].Typed, null, IsGoverned(tokens, index));
        if (first.Typed.Length == 2 && first.Typed.All(char.IsUpper) && !first.StartsPhrase)
            return new PersonMention($"{surname} {first.Typed[0]}.{first.Typed[1]}.", index, index + 1);
        if (first.Typed.Length != 1 || !first.IsCapital || first.Typed[0] is 'В' or 'И' or 'К' or 'С' or 'О' or 'У' && !IsDotted(tokens, index + 1))
            return null;
        var hasSecond = index + 2 < tokens.Count && tokens[index + 2] is { Typed.Length: 1, IsCapital: true };
        return new PersonMention(hasSecond ? $"{surname} {first.Typed}.{tokens[index + 2].Typed}." : $"{surname} {first.Typed}.", index, hasSecond ? index + 2 : index + 1);
    }

    private static bool IsDotted(IReadOnlyList<Token> tokens, int index) => index + 1 < tokens.Count && tokens[index + 1].StartsPhrase;

    private static PersonMention? SurnameAlone(IReadOnlyList<Token> tokens, int index)
    {
        var token = tokens[index];
        if (!IsSurname(token, besideGiven: false) || !token.IsCapital && !IsTold(tokens, index) && !IsGoverned(tokens, index) && !IsSure(token.Word))
            return null;
        return new PersonMention(SpokenName.Surname(token.Typed, null, IsGoverned(tokens, index)), index, index);
    }

    private static bool IsGiven(Token token) => token.Word.Length >= 3 && GivenNames.IsKnown(token.Word) && (token.IsCapital || !token.IsKnown);

    private static bool IsSurname(Token token, bool besideGiven)
    {
        if (token.Word.Length < 3 || char.IsAsciiDigit(token.Word[0]) || GivenNames.IsKnown(token.Word) && !SpokenName.LooksLikeSurname(token.Word))
            return false;
        if (SpokenName.LooksLikeSurname(token.Word))
            return !token.IsKnown || token.IsCapital && !token.StartsPhrase || besideGiven && token.IsCapital;
        return token.IsCapital && !token.IsKnown && token.Word.Length >= 4 && (besideGiven || !token.StartsPhrase) && token.Typed.Skip(1).All(char.IsLower);
    }

    /// <summary>Forms that hardly any other word has.</summary>
    private static bool IsSure(string word)
        => word.Length >= 5 && (word.EndsWith("ову", StringComparison.Ordinal) || word.EndsWith("еву", StringComparison.Ordinal) || word.EndsWith("овой", StringComparison.Ordinal) || word.EndsWith("евой", StringComparison.Ordinal)
            || word.EndsWith("ова", StringComparison.Ordinal) || word.EndsWith("ева", StringComparison.Ordinal) || word.EndsWith("овых", StringComparison.Ordinal) || word.EndsWith("ский", StringComparison.Ordinal) && word.Length > 6);

    private static bool IsGoverned(IReadOnlyList<Token> tokens, int index)
        => index > 0 && (Governing.Contains(tokens[index - 1].Word) || index > 1 && Governing.Contains(tokens[index - 2].Word) && tokens[index - 1].Word is "учителя" or "педагога" or "пожалуйста" or "роль" or "заявку");

    private static bool IsTold(IReadOnlyList<Token> tokens, int index)
        => index > 0 && BeforeName.Contains(tokens[index - 1].Word) || index > 1 && BeforeName.Contains(tokens[index - 2].Word) && !tokens[index - 1].IsKnown;
}
