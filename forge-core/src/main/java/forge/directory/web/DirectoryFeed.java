package forge.directory.web;

import forge.directory.Shelves.Shown;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Projects as an Atom feed (RFC 4287). */
final class DirectoryFeed {
  private final URI site;

  DirectoryFeed(URI site) {
    this.site = site;
  }

  String write(String address, List<Shown> projects) {
    var xml = new Xml();
    Instant newest =
        projects.stream()
            .map(DirectoryFeed::at)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    xml.element(
        "feed",
        () -> {
          xml.text("title", "Projects");
          xml.text("id", address);
          xml.empty("link", "rel", "alternate", "href", address);
          xml.text("updated", newest.toString());
          projects.forEach(p -> entry(xml, p));
        },
        "xmlns",
        "http://www.w3.org/2005/Atom");
    return xml.toString();
  }

  private void entry(Xml xml, Shown shown) {
    var project = shown.project();
    String address = site + project.page().toString();
    xml.element(
        "entry",
        () -> {
          xml.text("title", project.about().title());
          xml.text("id", address);
          xml.empty("link", "rel", "alternate", "href", address);
          xml.text("published", project.createdAt().toString());
          xml.text("updated", at(shown).toString());
          xml.element("author", () -> xml.text("name", project.about().title()));
          xml.text("summary", project.about().summary());
        });
  }

  private static Instant at(Shown shown) {
    return Objects.requireNonNullElse(shown.figures().activeAt(), shown.project().createdAt());
  }
}
