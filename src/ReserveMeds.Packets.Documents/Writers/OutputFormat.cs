namespace ReserveMeds.Packets.Documents.Writers;

public enum OutputFormat
{
    Pdf,
    Docx,
    Html,
}
