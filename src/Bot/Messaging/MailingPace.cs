using System.Diagnostics;

namespace BotHost.Messaging;

/// <summary>
/// How many recipients of mailings may be begun now, in machine time. When the messenger objects the pace is halved, once a second at most, and
/// comes back by an eighth of the full pace for each second without objection.
/// </summary>
/// <param name="recipientsPerSecond">0: no pace of our own, until the messenger objects.</param>
internal sealed class MailingPace(int recipientsPerSecond)
{
    private const double Slowest = 1.0 / 32;

    /// <summary>What "no pace" is counted from once there is an objection.</summary>
    private const int WithoutPace = 2_000;

    private readonly double _full = recipientsPerSecond == 0 ? WithoutPace : recipientsPerSecond;
    private double _room = recipientsPerSecond == 0 ? WithoutPace : recipientsPerSecond;
    private double _share = 1;
    private long _at = Stopwatch.GetTimestamp();
    private long _changedAt = Stopwatch.GetTimestamp();

    /// <summary>The part of the full pace that it goes at now.</summary>
    public double Share => _share;

    private bool IsFree => recipientsPerSecond == 0 && _share >= 1;

    /// <param name="objections">How many of the messages just sent the messenger put off.</param>
    public void Heard(int objections)
    {
        var seconds = Stopwatch.GetElapsedTime(_changedAt).TotalSeconds;
        if (seconds < 1)
            return;
        if (objections > 0)
            _share = Math.Max(Slowest, _share / 2);
        else if (_share < 1)
            _share = Math.Min(1, _share + seconds / 8);
        else
            return;
        _changedAt = Stopwatch.GetTimestamp();
    }

    public int Room()
    {
        if (IsFree)
            return int.MaxValue;
        var pace = Math.Max(1, _full * _share);
        _room = Math.Min(pace, _room + Stopwatch.GetElapsedTime(_at).TotalSeconds * pace);
        _at = Stopwatch.GetTimestamp();
        return (int)Math.Max(0, _room);
    }

    public void Took(int recipients) => _room -= IsFree ? 0 : recipients;
}
