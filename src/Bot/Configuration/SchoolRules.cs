using System.Text.RegularExpressions;

namespace BotHost.Configuration;

internal static partial class SchoolRules
{
    public static IEnumerable<string> Findings(BotOptions options)
    {
        foreach (var (index, school) in options.Schools.Index())
        {
            foreach (var finding in Identity(school).Concat(People(school)).Concat(Vk(school.Vk)))
                yield return $"Schools:{index}:{finding}";
            if (options.Schools.Take(index).Any(other => other.Key == school.Key))
                yield return $"Schools:{index}:Key is used by another school.";
            if (school.Vk.GroupId > 0 && options.Schools.Take(index).Any(other => other.Vk.GroupId == school.Vk.GroupId))
                yield return $"Schools:{index}:Vk:GroupId is used by another school: one community is one school.";
        }
    }

    private static IEnumerable<string> Identity(SchoolOptions school)
    {
        if (!KeyPattern().IsMatch(school.Key))
            yield return school.Key.Length == 0 ? "Key is required." : "Key must be 1 to 32 of a-z, 0-9 and the hyphen.";
        if (school.Name.Length == 0)
            yield return "Name is required.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(school.TimeZone, out var zone) || !zone.HasIanaId)
            yield return "TimeZone must be an IANA name such as Europe/Moscow.";
    }

    private static IEnumerable<string> People(SchoolOptions school)
    {
        foreach (var (index, id) in school.Administrators.Index())
        {
            if (id <= 0)
                yield return $"Administrators:{index} must be a VK user id.";
        }
        if (school.Head <= 0)
            yield return "Head must be a VK user id.";
        if (school.Owner <= 0)
            yield return "Owner must be a VK user id.";
    }

    private static IEnumerable<string> Vk(VkSchoolOptions vk)
    {
        if (vk.GroupId < 0 || (vk.GroupId == 0 && vk.AccessToken is not null))
            yield return "Vk:GroupId must be the community's id.";
        if (vk.RequestsPerSecond < 0)
            yield return "Vk:RequestsPerSecond must not be negative.";
        if (!vk.ApiUrl.AbsolutePath.EndsWith('/'))
            yield return "Vk:ApiUrl must end with a slash.";
        if (vk.ApiUrl.Scheme != Uri.UriSchemeHttps && !vk.ApiUrl.IsLoopback)
            yield return "Vk:ApiUrl must begin with https://: the token goes there.";
        if (vk.Transport == VkTransport.Callback && vk.CallbackSecret is null)
            yield return "Vk:CallbackSecret is required for Transport Callback.";
        if (vk.Transport == VkTransport.Callback && vk.ConfirmationCode is null)
            yield return "Vk:ConfirmationCode is required for Transport Callback.";
    }

    [GeneratedRegex("^[a-z0-9-]{1,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();
}
