using System.Globalization;
using BotHost.Domain.Language;
using BotHost.Messaging;

namespace BotHost.Features.Help;

internal static class LegalActsReplies
{
    private const string Portal = "https://publication.pravo.gov.ru";

    public static Reply Ask(int year) => new Reply(
        "Раз в год, перед учебным годом: проверьте, действуют ли акты, на которые опирается положение школы (пункт 1.2), и не вышли ли новые.\n"
        + "Если акт изменился, подготовьте изменения к педсовету и загрузите новую версию: «положение».")
        .Row(Choice.Do("Проверил(а)", "legal-acts", "checked", year.ToString(CultureInfo.InvariantCulture)).Positive())
        .Row(Choice.Open("Официальное опубликование", Portal), Choice.Do("Пункт 1.2", "regulation", "1.2"));

    public static Reply Checked(DateTimeOffset at, TimeZoneInfo zone)
        => new($"Отмечено {RussianDate.Brief(at, zone)}: акты проверены. Напомню в следующем августе.");
}
