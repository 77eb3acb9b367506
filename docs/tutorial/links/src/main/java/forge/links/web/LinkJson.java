package forge.links.web;

import forge.links.Link;
import java.time.Instant;

/** A link as programs read it. */
public record LinkJson(String id, String address, String title, String by, Instant at) {
  static LinkJson of(Link link) {
    return new LinkJson(
        link.id(), link.address().toString(), link.title(), link.by().value(), link.at());
  }
}
