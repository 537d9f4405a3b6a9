using BotHost.Messaging;

namespace BotHost.Features.Files;

internal static class FileReplies
{
    /// <summary>Said before a file with names is made where the bot has no public address.</summary>
    public const string OpenToAnyone = "Внимание: документ ВКонтакте открывается у каждого, у кого есть его адрес. Не пересылайте его, а после печати удалите сообщение.";

    public static Reply Download(Reply caption, Uri address) => caption with
    {
        Text = $"{caption.Text}\n\nСкачать можно один раз, в течение 15 минут.",
        Rows = caption.Rows.Insert(0, [Choice.Open("Скачать файл", address.ToString())]),
    };

    public static Reply NotHandedOver { get; } = new("Файл готов, но мессенджер его не принял. Попробуйте ещё раз через несколько минут.");

    /// <summary>The machine has no font with Russian letters.</summary>
    public static Reply NoFont { get; } = new("На сервере нет шрифта с русскими буквами, поэтому файл не получится. Скажите об этом тому, кто ведёт сервер: нужен пакет fonts-dejavu-core.");
}
