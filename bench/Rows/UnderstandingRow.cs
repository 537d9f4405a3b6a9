using System.Diagnostics;
using BotHost.Bench.Report;
using BotHost.Bench.Rig;
using BotHost.Features.Language;

namespace BotHost.Bench.Rows;

/// <summary>How fast free text is understood, on one core and without a database; the same figures beside either database.</summary>
internal sealed class UnderstandingRow : Row
{
    private const int Messages = 20_000;

    private static readonly (string Role, string Text)[] _said =
    [
        ("parent", "Здравствуйте! Дайте, пожалуйста, ссылку на чат 5А"), ("parent", "ccskrf yf xfn 5f"), ("parent", "ssylku na chat 7b pozhaluysta"),
        ("parent", "муж по моей ссылке зашёл теперь я не могу"), ("teacher", "послезавтра утром напомнить 2а про форму"), ("teacher", "кто из родителей 7б не зашёл"),
        ("admin", "подтверди Петрову и поставь её классным 6а"), ("admin", "напиши во все 9 и 11 классы про пробник"), ("parent", "как отлючить зук в чате"), ("any", "ывапролд"),
        ("parent", "Уважаемая школа, пишет вам бабушка Пети из 5 А класса, подскажите пожалуйста как мне попасть в вашу группу, я в телефонах не понимаю"), ("any", "спасибо"),
    ];

    public override string Key => "understand";

    public override string Title => "Free text understood, one core";

    public override Task<IReadOnlyList<Figure>> MeasureAsync(BenchDatabase database, int runs, CancellationToken cancellationToken)
    {
        var understander = RuleFiles.Load().Value;
        var classes = new HashSet<string> { "5А", "6А", "7Б" };
        var longest = string.Concat(Enumerable.Repeat("дайте ссылку на чат 5а, пожалуйста, я не разберусь. ", 180));
        List<double> perSecond = [], longMilliseconds = [];
        for (var run = -1; run < runs; run++) // the first warms up
        {
            cancellationToken.ThrowIfCancellationRequested();
            var watch = Stopwatch.StartNew();
            for (var index = 0; index < Messages; index++)
                understander.Understand(_said[index % _said.Length].Role, _said[index % _said.Length].Text, classes);
            var rate = Messages / watch.Elapsed.TotalSeconds;
            watch.Restart();
            for (var index = 0; index < 20; index++)
                understander.Understand("parent", longest[..9_000], classes);
            if (run < 0)
                continue;
            perSecond.Add(rate);
            longMilliseconds.Add(watch.Elapsed.TotalMilliseconds / 20);
        }
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new Figure("messages", "/s", perSecond) { Floor = Wish.AtLeast(5_000) },
            new Figure("9,000 characters", " ms", longMilliseconds) { Floor = Wish.AtMost(5) },
        ]);
    }
}
