using System.Security.Cryptography;
using System.Text;
using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.Help;
using BotHost.Domain.People;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Schools;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Help;

/// <summary>The school's regulation in the database: its versions and their clauses.</summary>
internal sealed class RegulationDesk(BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit)
{
    public Task<Regulation?> CurrentAsync(CancellationToken cancellationToken)
        => db.Regulations.Where(row => row.Clauses > 0).OrderByDescending(row => row.LoadedAt).FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<ClauseText>> ClausesAsync(Regulation version, CancellationToken cancellationToken)
        => (await db.RegulationClauses.Where(row => row.Regulation == version.Id).OrderBy(row => row.Place).ToListAsync(cancellationToken))
            .ConvertAll(row => new ClauseText(row.Document, row.Number, row.Text));

    /// <summary>A file that was sent has been fetched.</summary>
    /// <param name="text">Null: it could not be read.</param>
    public async Task TakeAsync(Id<ReceivedFile> id, string? text, CancellationToken cancellationToken)
    {
        if (await db.ReceivedFiles.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } file)
            return; // answered already
        db.ReceivedFiles.Remove(file);
        var sender = await db.People.FirstAsync(person => person.Id == file.Sender, cancellationToken);
        if (!await MayLoadAsync(sender, cancellationToken))
            outbox.Answer(sender, RegulationReplies.NotYours);
        else if (text is null)
            outbox.Answer(sender, RegulationReplies.Unreadable);
        else
            outbox.Answer(sender, await SaveAsync(text, sender, null, cancellationToken));
    }

    /// <param name="loader">Null: the configured file.</param>
    public async Task<Reply> SaveAsync(string text, Person? loader, string? stamp, CancellationToken cancellationToken)
    {
        var clauses = RegulationText.Cut(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var before = await CurrentAsync(cancellationToken);
        if (before?.Fingerprint == hash && stamp is null)
            return RegulationReplies.Unchanged(before, work.School.Zone);
        if (clauses.Count == 0 && stamp is null)
            return RegulationReplies.NoClauses;
        var version = new Regulation { LoadedAt = work.Now, LoadedBy = loader?.Id, Fingerprint = hash, FileStamp = stamp, Clauses = clauses.Count };
        db.Regulations.Add(version);
        db.RegulationClauses.AddRange(clauses.Select((it, i) => new RegulationClause { Regulation = version.Id, Place = i, Document = it.Document, Number = it.Number, Text = it.Text }));
        audit.Write(loader, "regulation.loaded", version.Id);
        return RegulationReplies.Loaded(version, before is null ? null : Changed(await ClausesAsync(before, cancellationToken), clauses), work.School.Zone);
    }

    public Task<bool> MayLoadAsync(Person person, CancellationToken cancellationToken) => rights.RunsSchoolAsync(person, cancellationToken);

    /// <summary>Clauses that are new, gone or worded otherwise.</summary>
    private static List<string> Changed(IReadOnlyList<ClauseText> before, IReadOnlyList<ClauseText> after)
        => [.. before.Concat(after).GroupBy(it => (it.Document, it.Number))
            .Where(group => group.Count() < 2 || group.Select(it => it.Text).Distinct().Count() > 1)
            .Select(group => $"{group.Key.Document} {group.Key.Number}".Trim())];
}

/// <summary>Reads Regulation:File where the file is another one than the last that was read.</summary>
internal sealed class RegulationJob(BotDb db, Work work, RegulationDesk desk, BotOptions options) : ISchoolJob
{
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => Stamp() is { } stamp && !await db.Regulations.AnyAsync(row => row.FileStamp == stamp, cancellationToken) ? work.Now : null;

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        if (await NextDueAsync(cancellationToken) is null || Stamp() is not { } stamp)
            return false;
        var text = RegulationFile.Read(await File.ReadAllBytesAsync(options.Regulation.File!, cancellationToken));
        await desk.SaveAsync(text ?? "", loader: null, stamp, cancellationToken);
        return false;
    }

    private string? Stamp()
        => options.Regulation.File is { } path && new FileInfo(path) is { Exists: true, Length: <= RegulationFile.MaxBytes } file
            ? $"{file.Length}:{file.LastWriteTimeUtc.Ticks}"
            : null;
}
