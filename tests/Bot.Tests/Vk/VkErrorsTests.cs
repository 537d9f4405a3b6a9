using BotHost.Messaging;
using BotHost.Vk;

namespace BotHost.Tests.Vk;

public sealed class VkErrorsTests
{
    [Theory]
    [InlineData(typeof(MessengerResult.Transient), 1, 10, 12, 13, 995, -1, -200, -502)]
    [InlineData(typeof(MessengerResult.Unauthorized), 5, 17, 27, 28, 1116, 3609)]
    [InlineData(typeof(MessengerResult.Blocked), 18, 113, 900, 901, 902, 936, 950, 962, 986, 987, 988, 1016, 1021)]
    [InlineData(typeof(MessengerResult.TooLong), 914)]
    [InlineData(typeof(MessengerResult.CannotEdit), 909, 910, 920, 924, 949)]
    [InlineData(typeof(MessengerResult.NoRight), 7, 15, 203, 912, 917, 919, 925, 931, 983, 1012)]
    [InlineData(typeof(MessengerResult.Gone), 104, 922, 927, 945, 946, 993, 1017)]
    [InlineData(typeof(MessengerResult.Invalid), 3, 8, 100, 911, 913, 921, 940, 77_777, int.MaxValue)]
    public void Each_code_has_its_outcome(Type outcome, params int[] codes)
    {
        foreach (var code in codes)
            Assert.Equal(outcome, VkErrors.ToResult(new VkError(code)).GetType());
    }

    [Theory]
    [InlineData(6, 1, ThrottleScope.Everything)]
    [InlineData(9, 3600, ThrottleScope.Recipient)]
    [InlineData(14, 1800, ThrottleScope.Kind)]
    [InlineData(29, 1800, ThrottleScope.Kind)]
    [InlineData(984, 1800, ThrottleScope.Kind)]
    public void Pauses_are_as_long_and_as_wide_as_the_code_asks(int code, int seconds, ThrottleScope scope) =>
        Assert.Equal(new MessengerResult.Throttled(TimeSpan.FromSeconds(seconds), scope), VkErrors.ToResult(new VkError(code)));

    [Fact]
    public void The_outcome_keeps_the_code() =>
        Assert.Equal(new MessengerResult.Blocked(901), VkErrors.ToResult(new VkError(901)));

    [Fact]
    public void No_error_is_done() => Assert.Equal(new MessengerResult.Done(), VkErrors.ToResult(VkError.None));

    [Fact]
    public void No_code_stands_twice_in_the_table() =>
        Assert.Equal(VkErrors.All.Count, VkErrors.All.Select(entry => entry.Code).Distinct().Count());

    [Fact]
    public void Only_what_may_pass_is_tried_again() =>
        Assert.Equal([1, 6, 10, 12, 13, 995], VkErrors.All.Select(entry => entry.Code).Where(code => VkErrors.IsRetried(new VkError(code))).Order());
}
