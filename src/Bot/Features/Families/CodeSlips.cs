using BotHost.Features.Files;
using QRCoder;
using SkiaSharp;

namespace BotHost.Features.Families;

/// <param name="Child">"Петя С."</param>
/// <param name="Code">"7AB-K3P", as it is shown.</param>
internal sealed record Slip(string Child, string Code, Uri Start)
{
    public override string ToString() => "Slip"; // a code never reaches a log
}

/// <param name="Expires">"7 декабря, понедельник, 10:00".</param>
/// <param name="Teacher">"Иванова М. П."; null where nobody leads the class.</param>
internal sealed record SlipSheet(string School, string Class, string Expires, int MaxAdults, string? Teacher, IReadOnlyList<Slip> Slips);

/// <summary>The sheet of tear-off slips for families: A4, eight a page, readable in black and white.</summary>
internal static class CodeSlips
{
    private const int Columns = 2;
    private const int Rows = 4;
    private const float Edge = 16;
    private const float QrSide = 92;

    public static byte[] Make(SlipSheet sheet)
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { Title = $"Коды семей, {sheet.Class}", Creator = "BotHost" }))
        {
            foreach (var slips in sheet.Slips.Chunk(Columns * Rows))
            {
                using var canvas = document.BeginPage(Page.Width, Page.Height);
                Draw(new Page(canvas), sheet, slips);
                document.EndPage();
            }
            document.Close();
        }
        return stream.ToArray();
    }

    private static void Draw(Page page, SlipSheet sheet, Slip[] slips)
    {
        const float Width = Page.Width / Columns;
        const float Height = Page.Height / Rows;
        for (var i = 0; i < slips.Length; i++)
            Draw(page, sheet, slips[i], i % Columns * Width, i / Columns * Height, Width);
        page.CutLine(Width, 0, Width, Page.Height);
        for (var row = 1; row < Rows; row++)
            page.CutLine(0, row * Height, Page.Width, row * Height);
    }

    private static void Draw(Page page, SlipSheet sheet, Slip slip, float left, float top, float width)
    {
        var (x, text) = (left + Edge, width - (2 * Edge) - QrSide - 8);
        var y = page.Write($"{slip.Child}, {sheet.Class}", x, top + Edge, text, 13, isBold: true);
        y = page.Write("Код семьи:", x, y + 4, text, 9);
        page.Write(slip.Code, x, y, text + 8, 26, isBold: true);
        using var generator = new QRCodeGenerator();
        using var qr = generator.CreateQrCode(slip.Start.ToString(), QRCodeGenerator.ECCLevel.M);
        page.Square(qr.ModuleMatrix, left + width - Edge - QrSide, top + Edge - 4, QrSide);
        var steps = top + Edge + QrSide + 2;
        var whole = width - (2 * Edge);
        steps = page.Write("1. Наведите камеру на квадрат: откроется бот школы.", x, steps, whole, 8.5f);
        steps = page.Write("2. Нажмите «Начать» или напишите боту этот код.", x, steps, whole, 8.5f);
        steps = page.Write("3. Нажмите «Открыть ссылку» и вступите в чат.", x, steps, whole, 8.5f);
        steps = page.Write($"Код действует до: {sheet.Expires}. Взрослых не больше: {sheet.MaxAdults}. Никому не пересылайте.", x, steps + 3, whole, 7.5f);
        var teacher = sheet.Teacher is null ? "" : $" Классный руководитель: {sheet.Teacher.TrimEnd('.')}.";
        page.Write($"{sheet.School}.{teacher} Это не код из SMS: те школа не спрашивает никогда.", x, steps, whole, 7.5f);
    }
}
