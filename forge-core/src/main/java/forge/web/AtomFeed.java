package forge.web;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What is new somewhere, as an Atom feed (RFC 4287).
 *
 * @param page the whole address of the page that shows the same
 * @param self the whole address of the feed
 * @param entries the newest first
 */
public record AtomFeed(String title, String page, String self, List<Entry> entries) {
  /** Its media type. */
  public static final String TYPE = "application/atom+xml; charset=utf-8";

  /**
   * One thing that is new.
   *
   * @param page its whole address, which names it for ever
   * @param summary plain text
   */
  public record Entry(String title, String page, String author, Instant at, String summary) {}

  public AtomFeed {
    entries = List.copyOf(entries);
  }

  /** The bytes of the feed as text. */
  public String write() {
    var out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
      element(xml, "title", title);
      element(xml, "id", page);
      link(xml, "alternate", page);
      link(xml, "self", self);
      element(xml, "updated", time(entries.isEmpty() ? Instant.EPOCH : entries.getFirst().at()));
      for (Entry entry : entries) {
        write(xml, entry);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
      return out.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    element(xml, "title", entry.title());
    element(xml, "id", entry.page());
    link(xml, "alternate", entry.page());
    element(xml, "updated", time(entry.at()));
    xml.writeStartElement("author");
    element(xml, "name", entry.author());
    xml.writeEndElement();
    element(xml, "summary", entry.summary());
    xml.writeEndElement();
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void link(XMLStreamWriter xml, String rel, String to) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("href", to);
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  /** XML has no place for control characters and halves of pairs. */
  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]|\\p{Cs}|[\\ufffe\\uffff]", "");
  }
}
