namespace BotHost.Jobs;

/// <summary>
/// Time-driven work of one school: it finds what is due by an indexed column and works it off in pages, each in one unit of work.
/// A change of state is the claim, so running twice does nothing twice.
/// </summary>
internal interface ISchoolJob
{
    /// <summary>The next instant of school time at which there is something to do; null for nothing. May lie in the past.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>Works off one page of what is due at the unit of work's time.</summary>
    /// <returns>Whether more may be due.</returns>
    Task<bool> RunPageAsync(CancellationToken cancellationToken);
}

/// <summary>
/// A job that asks the messenger. Its pages run outside of any transaction, so that none waits for the network; it opens a unit of work for each answer.
/// </summary>
internal interface IAskingJob : ISchoolJob;
