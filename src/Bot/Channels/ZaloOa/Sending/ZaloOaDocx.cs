using System.IO.Compression;
using System.Text;
using System.Xml;

namespace ChatBot.Bot.Channels.ZaloOa.Sending;

/// <summary>The smallest Word document there is (ECMA-376): one paragraph a line.</summary>
internal static class ZaloOaDocx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string Types = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/>
        <Override PartName="/word/document.xml"
         ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
        </Types>
        """;

    private const string Relations = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="rId1" Target="word/document.xml"
         Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
        </Relationships>
        """;

    // The same text gives the same bytes.
    private static readonly DateTimeOffset Stamp = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", stream => stream.Write(Encoding.UTF8.GetBytes(Types)));
            Write(zip, "_rels/.rels", stream => stream.Write(Encoding.UTF8.GetBytes(Relations)));
            Write(zip, "word/document.xml", stream => WriteBody(stream, text));
        }

        return bytes.ToArray();
    }

    private static void Write(ZipArchive zip, string name, Action<Stream> content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Stamp;
        using var stream = entry.Open();
        content(stream);
    }

    private static void WriteBody(Stream stream, string text)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false });
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("w", "document", Word);
        xml.WriteStartElement("body", Word);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            xml.WriteStartElement("p", Word);
            xml.WriteStartElement("r", Word);
            xml.WriteStartElement("t", Word);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(string.Concat(line.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
