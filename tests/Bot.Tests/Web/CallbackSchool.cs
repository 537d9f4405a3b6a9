namespace BotHost.Tests.Web;

/// <summary>A school whose updates are posted to us; its messenger's address leads nowhere.</summary>
internal static class CallbackSchool
{
    public const long GroupId = 77;
    public const string Secret = "callback-secret";
    public const string Code = "c0de1234";

    public static Dictionary<string, string?> Configuration(string key) => new()
    {
        ["Schools:0:Key"] = key,
        ["Schools:0:Name"] = "Школа 5",
        ["Schools:0:Vk:GroupId"] = $"{GroupId}",
        ["Schools:0:Vk:AccessToken"] = "token",
        ["Schools:0:Vk:ApiUrl"] = "http://127.0.0.1:1/method/",
        ["Schools:0:Vk:Transport"] = "Callback",
        ["Schools:0:Vk:CallbackSecret"] = Secret,
        ["Schools:0:Vk:ConfirmationCode"] = Code,
        ["Security:Key"] = Convert.ToBase64String(new byte[32]),
    };
}
