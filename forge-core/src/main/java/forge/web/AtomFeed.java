package forge.web;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

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
   * @param published when it came into being; null where that is not told
   * @param html what it says as clean HTML; null where the summary is all
   * @param categories words it is labelled with
   */
  public record Entry(
      String title,
      String page,
      String author,
      Instant at,
      String summary,
      @Nullable Instant published,
      @Nullable String html,
      List<String> categories) {
    public Entry {
      categories = List.copyOf(categories);
    }

    /** One that is told of by a summary alone. */
    public Entry(String title, String page, String author, Instant at, String summary) {
      this(title, page, author, at, summary, null, null, List.of());
    }

    /** The same with the day it came into being, and its labels. */
    public Entry published(Instant when, List<String> labels) {
      return new Entry(title, page, author, at, summary, when, html, labels);
    }

    /** The same with all it says, as clean HTML. */
    public Entry saying(String clean) {
      return new Entry(title, page, author, at, summary, published, clean, categories);
    }
  }

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
      element(xml, "updated", time(updated()));
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

  private Instant updated() {
    return entries.stream().map(Entry::at).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
  }

  private static void write(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    element(xml, "title", entry.title());
    element(xml, "id", entry.page());
    link(xml, "alternate", entry.page());
    element(xml, "updated", time(entry.at()));
    if (entry.published() != null) {
      element(xml, "published", time(entry.published()));
    }
    xml.writeStartElement("author");
    element(xml, "name", entry.author());
    xml.writeEndElement();
    for (String category : entry.categories()) {
      xml.writeEmptyElement("category");
      xml.writeAttribute("term", clean(category));
    }
    element(xml, "summary", entry.summary());
    if (entry.html() != null) {
      xml.writeStartElement("content");
      xml.writeAttribute("type", "html");
      xml.writeCharacters(clean(entry.html()));
      xml.writeEndElement();
    }
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
