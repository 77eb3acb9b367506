package forge.tickets.web;

import forge.project.Mount;
import forge.tickets.Ticket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Tickets as an Atom feed (RFC 4287). */
final class TicketFeed {
  private TicketFeed() {}

  static String of(Mount mount, List<Ticket> tickets) {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.append("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    element(xml, "id", "urn:forge:" + mount.id());
    element(xml, "title", mount.project() + " · " + mount.label());
    Instant updated = tickets.isEmpty() ? Instant.EPOCH : tickets.getFirst().life().changedAt();
    element(xml, "updated", updated.truncatedTo(ChronoUnit.SECONDS).toString());
    link(xml, mount.page().toString());
    for (Ticket ticket : tickets) {
      xml.append("<entry>\n");
      element(xml, "id", "urn:forge:" + mount.id() + ":" + ticket.number());
      element(xml, "title", ticket.number().key() + " " + ticket.title());
      element(xml, "updated", ticket.life().changedAt().truncatedTo(ChronoUnit.SECONDS).toString());
      element(
          xml, "published", ticket.life().openedAt().truncatedTo(ChronoUnit.SECONDS).toString());
      xml.append("<author>");
      element(xml, "name", ticket.opener().value());
      xml.append("</author>\n");
      link(xml, mount.page(ticket.number()).toString());
      element(
          xml, "summary", ticket.status().label() + ", " + ticket.life().comments() + " comments");
      ticket
          .content()
          .labels()
          .forEach(label -> xml.append("<category term=\"").append(escape(label)).append("\"/>\n"));
      xml.append("</entry>\n");
    }
    return xml.append("</feed>\n").toString();
  }

  private static void element(StringBuilder xml, String name, String text) {
    xml.append('<').append(name).append('>').append(escape(text));
    xml.append("</").append(name).append(">\n");
  }

  private static void link(StringBuilder xml, String address) {
    xml.append("<link href=\"").append(escape(address)).append("\"/>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
  }
}
