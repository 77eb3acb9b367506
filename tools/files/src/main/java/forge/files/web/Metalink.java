package forge.files.web;

import forge.files.ReleaseFile;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Where a file is, how large and with which sums, for programs that fetch it from several servers
 * at once and check it (Metalink 4, RFC 5854).
 */
final class Metalink {
  static final String END = ".meta4";
  static final String TYPE = "application/metalink4+xml";
  private static final String NAMESPACE = "urn:ietf:params:xml:ns:metalink";
  private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

  private Metalink() {}

  /**
   * Writes one.
   *
   * @param places the best first
   */
  static String of(ReleaseFile file, List<URI> places) {
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = XML.createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("metalink");
      xml.writeDefaultNamespace(NAMESPACE);
      element(xml, "published", file.publishedAt().toString());
      xml.writeStartElement("file");
      xml.writeAttribute("name", file.name());
      element(xml, "size", Long.toString(file.content().size()));
      element(xml, "hash", file.content().sha256(), "type", "sha-256");
      for (int i = 0; i < places.size(); i++) {
        element(xml, "url", places.get(i).toString(), "priority", Integer.toString(i + 1));
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

  private static void element(XMLStreamWriter xml, String name, String text, String... attribute)
      throws XMLStreamException {
    xml.writeStartElement(name);
    if (attribute.length > 0) {
      xml.writeAttribute(attribute[0], attribute[1]);
    }
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
