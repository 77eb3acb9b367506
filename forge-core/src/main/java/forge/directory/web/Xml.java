package forge.directory.web;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A document of XML as it is written; text is escaped, and what XML cannot hold left out. */
final class Xml {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  /** What is inside an element. */
  interface Inside {
    void write();
  }

  Xml() {
    try {
      xml = FACTORY.createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One exchange with the writer. */
  private interface Step {
    void take() throws XMLStreamException;
  }

  private void tried(Step step) {
    try {
      step.take();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * An element with what is inside.
   *
   * @param attributes names and values by turns
   */
  void element(String name, Inside inside, String... attributes) {
    tried(
        () -> {
          xml.writeStartElement(name);
          for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], clean(attributes[i + 1]));
          }
        });
    inside.write();
    tried(xml::writeEndElement);
  }

  void text(String name, String value, String... attributes) {
    element(name, () -> tried(() -> xml.writeCharacters(clean(value))), attributes);
  }

  void empty(String name, String... attributes) {
    element(name, () -> {}, attributes);
  }

  private static String clean(String value) {
    return value.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uD800-\\uDFFF\\uFFFE\\uFFFF]", "");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
