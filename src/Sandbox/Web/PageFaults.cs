using BotHost.Sandbox.Faults;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Web;

/// <summary>The switches for what goes wrong. Switched off, everything is as before.</summary>
internal sealed class PageFaults(VkEmulator vk, SandboxStage stage)
{
    private const string Duplicates = "duplicates";
    private const string NoAdmin = "no-admin";

    private static readonly (string Name, string Label)[] All =
    [
        ("error", "ВК отвечает ошибкой №"),
        ("http", "ВК отвечает HTTP 500"),
        ("hang", "ВК не отвечает (зависает)"),
        ("longpoll", "Long poll обрывается"),
        (Duplicates, "Обновления приходят дважды"),
        (NoAdmin, "Бот теряет права администратора"),
    ];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _armed = [];
    private readonly List<long> _demotedIn = [];
    private readonly HashSet<string> _on = [];

    public IReadOnlyList<FaultView> View()
    {
        lock (_gate)
            return [.. All.Select(it => new FaultView(it.Name, it.Label, _on.Contains(it.Name)))];
    }

    /// <param name="code">VK's error number, for the switch of that name.</param>
    public void Switch(string name, bool isOn, int code)
    {
        if (!All.Any(it => it.Name == name))
            throw new ArgumentException("There is no such switch.", nameof(name));
        lock (_gate)
        {
            if (isOn ? !_on.Add(name) : !_on.Remove(name))
                return;
            switch (name)
            {
                case Duplicates:
                    vk.Updates.DuplicateNext(stage.GroupId, isOn ? int.MaxValue : 0);
                    break;
                case NoAdmin:
                    SwitchRights(isOn);
                    break;
                default:
                    SwitchCalls(name, isOn, code);
                    break;
            }
        }
    }

    private void SwitchCalls(string name, bool isOn, int code)
    {
        if (_armed.Remove(name, out var id))
            vk.Faults.Remove(id);
        if (isOn)
            _armed[name] = vk.Faults.Add(FaultOf(name, code));
    }

    private static Fault FaultOf(string name, int code) => name switch
    {
        "error" => new Fault.Error(code),
        "http" => new Fault.HttpError(),
        "hang" => new Fault.Hang(),
        _ => new Fault.Drop { Method = Fault.LongPoll },
    };

    private void SwitchRights(bool areLost)
    {
        if (areLost)
            _demotedIn.AddRange(ChatsWithAdmin());
        foreach (var chat in _demotedIn.Where(HasBot))
            vk.People.SetChatRights(chat, -stage.GroupId, areLost ? ChatRights.Plain : ChatRights.Admin);
        if (!areLost)
            _demotedIn.Clear();
    }

    private List<long> ChatsWithAdmin()
    {
        lock (vk.World.Gate)
            return [.. vk.World.Chats.Values.Where(chat => chat.Members.GetValueOrDefault(-stage.GroupId)?.Rights.IsAdmin == true).Select(chat => chat.Id)];
    }

    private bool HasBot(long chat)
    {
        lock (vk.World.Gate)
            return vk.World.Chats[chat].Members.ContainsKey(-stage.GroupId);
    }
}
