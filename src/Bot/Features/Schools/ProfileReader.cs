using BotHost.Domain;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Features.Dialogs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Schools;

/// <summary>Asks the messenger whose profile was typed, outside any transaction, and shows it to be confirmed. Lost with the process: the name can be typed again.</summary>
internal sealed class ProfileReader(UnitOfWork unitOfWork, OutsideReads reads)
{
    public void Read(Work work, Person asker, string profile)
    {
        var (school, id) = (work.School, asker.Id);
        work.AfterCommit(() => reads.Post(ct => ReadAsync(school, id, profile, ct)));
    }

    private async Task ReadAsync(SchoolContext school, Id<Person> asker, string profile, CancellationToken cancellationToken)
    {
        var card = await school.Messenger.ResolveUserAsync(profile, cancellationToken);
        var user = school.Messenger.ParseUser(profile) ?? card?.User;
        await unitOfWork.RunAsync(school, (scope, ct) => AnswerAsync(scope, asker, user, card?.DisplayName, ct), cancellationToken);
    }

    private static async Task AnswerAsync(IServiceProvider scope, Id<Person> asker, UserRef? user, string? name, CancellationToken cancellationToken)
    {
        var (work, outbox) = (scope.GetRequiredService<Work>(), scope.GetRequiredService<Outbox>());
        var person = await scope.GetRequiredService<BotDb>().People.FirstAsync(row => row.Id == asker, cancellationToken);
        if (DialogState.Of(person, work.Now) is not { Name: HomeroomHandler.Dialog } dialog || !dialog.Data.TryGetValue("name", out var typed))
            return; // they have gone on to something else
        if (user is not { } found)
        {
            outbox.Answer(person, HomeroomSetUpReplies.ProfileUnknown);
            return;
        }
        dialog.Said(work.Now, ("user", found.Key)).SaveTo(person);
        outbox.Answer(person, HomeroomSetUpReplies.ConfirmProfile(typed, name, work.School.Messenger.BuildProfileLink(found)));
    }
}
