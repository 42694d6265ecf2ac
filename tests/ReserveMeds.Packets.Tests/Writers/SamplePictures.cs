using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Tests.Writers;

/// <summary>Pictures of 24 by 12 pixels: a shade from red to blue.</summary>
public static class SamplePictures
{
    public static byte[] Png() => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAABgAAAAMCAIAAAD3UuoiAAAAKElEQVQoz2P8z0AdwPKCQZw6Br0cNYigQS8YJAaZi4avQYwMDNTJJAB57gwo3g1JtgAAAABJRU5ErkJggg==");

    public static byte[] Jpeg() => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAMABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQG/8QAGRAAAQUAAAAAAAAAAAAAAAAAAAESE1Fh/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAX/xAAWEQADAAAAAAAAAAAAAAAAAAAAAxX/2gAMAwEAAhEDEQA/AM9Nom0geth62XY6yjVYXzaCB62BHWKrD//Z");

    /// <summary>In the colours of a printing press.</summary>
    public static byte[] PressJpeg() => Convert.FromBase64String(
        "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAQCwwODAoQDg0OEhEQExgoGhgWFhgxIyUdKDozPTw5Mzg3QEhcTkBEV0U3OFBtUVdfYmdoZz5NcXlwZHhcZWdj/9sAQwEREhIYFRgvGhovY0I4QmNjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj/8AAFAgADAAYBAEiAAIRAQMRAQQiAP/EABUAAQEAAAAAAAAAAAAAAAAAAAAF/8QAHBAAAgICAwAAAAAAAAAAAAAAAAIDUhITFBVR/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAUG/8QAGREAAgMBAAAAAAAAAAAAAAAAABUCBFFS/9oADgQBAAIRAxEEAAA/AKuT0YZPRizpTwaU8M45saR0sei73M9XHcz1ctcGCg4MFCNk9GBZ0p4A5saEseiL3M9XBa4MFAf/2Q==");

    public static Picture Logo(byte[]? bytes = null, string words = "Logo of the Example Hospital") =>
        PictureReader.Read(bytes ?? Png(), words).Picture ?? throw new InvalidOperationException("The sample picture was refused.");
}
