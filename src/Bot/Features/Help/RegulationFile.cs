using System.IO.Compression;
using System.Text;
using System.Xml;
using BotHost.Features.Roster;

namespace BotHost.Features.Help;

/// <summary>The plain text of a document: DOCX, or text in any of the usual encodings.</summary>
internal static class RegulationFile
{
    public const long MaxBytes = 2 * 1024 * 1024;
    private const long MaxUnpacked = 20 * 1024 * 1024;
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <returns>Null: not a readable document.</returns>
    public static string? Read(byte[] bytes)
    {
        if (!RosterWorkbook.IsWorkbook(bytes))
            return RosterText.Decode(bytes).Text;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return archive.GetEntry("word/document.xml") is { Length: <= MaxUnpacked } entry ? Paragraphs(entry) : null;
        }
        catch (Exception ex) when (ex is InvalidDataException or XmlException)
        {
            return null; // broken or protected: the sender is asked to save it again
        }
    }

    private static string Paragraphs(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = MaxUnpacked });
        var text = new StringBuilder();
        while (!xml.EOF)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "t", NamespaceURI: Word })
            {
                text.Append(xml.ReadElementContentAsString()); // stands on the next node already
                continue;
            }
            if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "p", NamespaceURI: Word } or { NodeType: XmlNodeType.Element, LocalName: "br", NamespaceURI: Word })
                text.Append('\n');
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "tab", NamespaceURI: Word })
                text.Append(' ');
            xml.Read();
        }
        return text.ToString();
    }
}
