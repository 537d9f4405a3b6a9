using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Web;

namespace BotHost.Features.Operations;

/// <summary>Gives the owner a link to the job dashboard. To everyone else there is no such command.</summary>
internal sealed class DashboardLinkHandler(Outbox outbox, Rights rights, OneTimeLinks links, AuditLog audit)
{
    public void Show(Turn turn)
    {
        if (!rights.IsOwner(turn.Person))
        {
            outbox.Answer(turn.Person, DialogReplies.NotUnderstood);
            return;
        }
        audit.Write(turn.Person, "dashboard.link", turn.Person.Id);
        outbox.Answer(turn.Person, OperationsReplies.Dashboard(links.IssueDashboard()));
    }
}
