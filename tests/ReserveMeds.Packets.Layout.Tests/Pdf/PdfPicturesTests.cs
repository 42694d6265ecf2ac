using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>Pictures of whole letters in <c>artifacts/pages</c>. Look at them when stylesheet, fonts or engine change.</summary>
[Collection(PdfCollection.Name)]
public sealed class PdfPicturesTests(PdfEngine engine)
{
    [PdfFact]
    public Task The_English_letter_is_drawn() => DrawAsync("letter-en", Letters.English);

    [PdfFact]
    public Task The_French_letter_is_drawn() => DrawAsync("letter-fr", Letters.French);

    [PdfFact]
    public Task The_draft_is_drawn() => DrawAsync("draft-en", Letters.Draft);

    [PdfFact]
    public Task The_Arabic_letter_is_drawn() => DrawAsync("letter-ar", Letters.RightToLeft);

    private async Task DrawAsync(string name, Document document)
    {
        using var pdf = await engine.WriteAsync(document);

        Assert.Equal(pdf.Pages, pdf.Draw(name).Count);
    }
}
