package forge.files.web;

import forge.files.ReleaseFile;
import forge.project.Mount;
import java.io.StringWriter;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The newest files as a feed, in the shape updaters know from SourceForge. */
final class Rss {
  private static final String MEDIA = "http://video.search.yahoo.com/mrss/";
  private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();
  private final URI site;
  private final Mount mount;

  Rss(URI site, Mount mount) {
    this.site = site;
    this.mount = mount;
  }

  String write(List<ReleaseFile> files) {
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = XML.createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("rss");
      xml.writeAttribute("version", "2.0");
      xml.writeNamespace("media", MEDIA);
      xml.writeStartElement("channel");
      element(xml, "title", mount.project() + ": " + mount.label());
      element(xml, "link", site + mount.page().toString());
      element(xml, "description", "Files published by " + mount.project());
      for (ReleaseFile file : files) {
        item(xml, file);
      }
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private void item(XMLStreamWriter xml, ReleaseFile file) throws XMLStreamException {
    String url = site + mount.page("get", file.path()).toString();
    xml.writeStartElement("item");
    element(xml, "title", "/" + file.path());
    element(xml, "link", url);
    element(xml, "guid", url);
    element(xml, "pubDate", Shipment.httpDate(file.publishedAt().atZone(ZoneOffset.UTC)));
    element(xml, "description", "/" + file.path());
    xml.writeStartElement("media", "content", MEDIA);
    xml.writeAttribute("type", Shipment.type(file.name()));
    xml.writeAttribute("url", url);
    xml.writeAttribute("filesize", Long.toString(file.content().size()));
    hash(xml, "md5", file.content().md5());
    hash(xml, "sha-256", file.content().sha256());
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void hash(XMLStreamWriter xml, String algorithm, String value)
      throws XMLStreamException {
    xml.writeStartElement("media", "hash", MEDIA);
    xml.writeAttribute("algo", algorithm);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
