package forge.chat.web;

import forge.chat.Here;
import forge.chat.Message;
import forge.markup.Html;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What was said last in a room, as an Atom feed. */
final class RoomFeed {
  private final Here here;
  private final String site;

  RoomFeed(Here here, String site) {
    this.here = here;
    this.site = site;
  }

  String write(List<Message> said, List<Html> texts, Function<Message, String> summary) {
    var out = new StringWriter();
    try {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument();
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
      head(xml, said.isEmpty() ? Instant.EPOCH : said.getFirst().saidAt());
      for (int i = 0; i < said.size(); i++) {
        entry(xml, said.get(i), texts.get(i), summary.apply(said.get(i)));
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
      return out.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void head(XMLStreamWriter xml, Instant updated) throws XMLStreamException {
    String page = site + here.page();
    element(xml, "title", here.label());
    element(xml, "id", page);
    link(xml, "alternate", page);
    link(xml, "self", page + "/archive/feed.atom");
    element(xml, "updated", updated.toString());
  }

  private void entry(XMLStreamWriter xml, Message message, Html html, String summary)
      throws XMLStreamException {
    String page = site + here.page("m", message.number());
    xml.writeStartElement("entry");
    element(xml, "title", message.author().name() + ": " + summary);
    element(xml, "id", page);
    link(xml, "alternate", page);
    element(xml, "updated", message.saidAt().toString());
    xml.writeStartElement("author");
    element(xml, "name", message.author().name());
    xml.writeEndElement();
    xml.writeStartElement("content");
    xml.writeAttribute("type", "html");
    xml.writeCharacters(clean(html.value()));
    xml.writeEndElement();
    xml.writeEndElement();
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
