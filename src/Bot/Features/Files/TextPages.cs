using SkiaSharp;

namespace BotHost.Features.Files;

/// <summary>A plain document of A4 pages: a title, paragraphs, and on each page who made it and when.</summary>
/// <param name="MadeBy">"Иванова М. П., 24 ноября 2026 г., 10:05": an export carries its maker.</param>
internal sealed record TextPages(string Title, IReadOnlyList<string> Paragraphs, string MadeBy)
{
    private const float Edge = 50;
    private const float Bottom = Page.Height - 70;
    private const float Size = 10.5f;

    public byte[] Make()
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { Title = Title, Creator = "BotHost" }))
        {
            var rest = new Queue<string>(Paragraphs);
            var number = 1;
            do
            {
                using var canvas = document.BeginPage(Page.Width, Page.Height);
                Fill(new Page(canvas), rest, number++);
                document.EndPage();
            }
            while (rest.Count > 0);
            document.Close();
        }
        return stream.ToArray();
    }

    private void Fill(Page page, Queue<string> rest, int number)
    {
        const float Width = Page.Width - (2 * Edge);
        var y = Edge;
        if (number == 1)
            y = page.Write(Title, Edge, y, Width, 14, isBold: true) + 10;
        while (rest.Count > 0 && y < Bottom)
            y = page.Write(rest.Dequeue(), Edge, y, Width, Size) + 3;
        page.Write($"Страница {number}. Сформировал(а): {MadeBy}", Edge, Page.Height - 40, Width, 8);
    }
}
