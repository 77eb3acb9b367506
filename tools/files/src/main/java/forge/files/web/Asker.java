package forge.files.web;

import forge.files.Target;
import forge.files.Visitors;
import jakarta.ws.rs.core.HttpHeaders;

/** What the headers of a request say of the machine that sends it. */
final class Asker {
  static final String HINTS = "Sec-CH-UA-Platform, Sec-CH-UA-Arch, Sec-CH-UA-Bitness";

  private Asker() {}

  static Target of(Visitors visitors, HttpHeaders headers) {
    return visitors.read(Visitors.Said.of(headers::getHeaderString));
  }
}
