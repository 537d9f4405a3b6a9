using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Dialogs;

/// <summary>Menu, help, cancel, and what the bot says when it did not understand.</summary>
internal sealed class MenuHandler(Outbox outbox, Work work, Rights rights)
{
    public async Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        DialogState.End(turn.Person);
        List<Choice> choices = [Choice.Do("Ссылка на чат класса", "link").Primary()];
        var isAdministrator = await rights.IsAdministratorAsync(turn.Person, cancellationToken);
        if (isAdministrator)
            choices.InsertRange(0, [Choice.Do("Сводка", "digest").Primary(), Choice.Do("Ждут решения", "pending")]);
        else if (await rights.StaffAsync(turn.Person, cancellationToken) is null)
            choices.Add(Choice.Do("Я работаю в школе", "verify"));
        choices.Add(Choice.Do("Объявления и события", "talk"));
        var menu = DialogReplies.Menu(work.School.Options.Name, choices).Row(Choice.Do("Мой статус", "status"), Choice.Do("Помощь", "help"));
        outbox.Answer(turn.Person, isAdministrator ? menu.Row(Choice.Do("Классы", "classes"), Choice.Do("Сотрудники", "staff"), Choice.Do("Чаты", "chat"), Choice.Do("Школа", "school")) : menu);
    }

    public Task HelpAsync(Turn turn)
    {
        outbox.Answer(turn.Person, DialogReplies.Help);
        return Task.CompletedTask;
    }

    public Task CancelAsync(Turn turn)
    {
        var wasInDialog = DialogState.Of(turn.Person, turn.Now) is not null;
        DialogState.End(turn.Person);
        outbox.Answer(turn.Person, wasInDialog ? DialogReplies.Cancelled : DialogReplies.NothingToCancel);
        return Task.CompletedTask;
    }

    public Task NotUnderstoodAsync(Turn turn)
    {
        outbox.Answer(turn.Person, DialogReplies.NotUnderstood);
        return Task.CompletedTask;
    }
}
