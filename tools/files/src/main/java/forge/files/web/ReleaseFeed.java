package forge.files.web;

import forge.files.Release;
import forge.markup.Html;
import forge.project.Mount;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The newest releases as an Atom feed (RFC 4287). */
final class ReleaseFeed {
  private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();
  private final URI site;
  private final Mount mount;

  ReleaseFeed(URI site, Mount mount) {
    this.site = site;
    this.mount = mount;
  }

  String write(List<Release> releases, List<Html> notes) {
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = XML.createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
      String page = site + mount.page("releases").toString();
      element(xml, "title", mount.project() + ": releases");
      element(xml, "id", page);
      link(xml, "alternate", page);
      link(xml, "self", site + mount.page("releases", "-", "feed").toString());
      element(
          xml, "updated", releases.isEmpty() ? Instant.EPOCH.toString() : out(releases.getFirst()));
      for (int i = 0; i < releases.size(); i++) {
        entry(xml, releases.get(i), notes.get(i));
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private void entry(XMLStreamWriter xml, Release release, Html notes) throws XMLStreamException {
    String url = site + mount.page("releases", release.version()).toString();
    xml.writeStartElement("entry");
    element(xml, "title", release.name());
    element(xml, "id", url);
    link(xml, "alternate", url);
    element(xml, "published", out(release));
    element(xml, "updated", out(release));
    xml.writeStartElement("author");
    element(xml, "name", release.by().value());
    xml.writeEndElement();
    xml.writeStartElement("category");
    xml.writeAttribute("term", release.state().text());
    xml.writeEndElement();
    xml.writeStartElement("content");
    xml.writeAttribute("type", "html");
    xml.writeCharacters(notes.toString());
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static String out(Release release) {
    return Objects.requireNonNullElse(release.publishedAt(), release.madeAt()).toString();
  }

  private static void link(XMLStreamWriter xml, String kind, String url) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", kind);
    xml.writeAttribute("href", url);
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
