package forge.wiki.web;

import forge.wiki.WikiPage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** The changes of a wiki as a feed (RFC 4287). */
final class Atom {
  private static final Pattern UNWRITABLE =
      Pattern.compile("[^\\x09\\x0A\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private Atom() {}

  static String feed(URI site, Places places, List<WikiPage> pages, Instant empty) {
    var mount = places.mount();
    var feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    feed.append("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    element(feed, "title", mount.label() + " of " + mount.project());
    element(feed, "id", site + places.feed());
    element(
        feed, "updated", (pages.isEmpty() ? empty : pages.getFirst().current().at()).toString());
    link(feed, "self", site + places.feed());
    link(feed, "alternate", site + places.changes());
    for (WikiPage page : pages) {
      feed.append("<entry>\n");
      element(feed, "title", page.title().value());
      element(feed, "id", site + places.revision(page.title(), page.revision()));
      element(feed, "updated", page.current().at().toString());
      link(feed, "alternate", site + places.page(page.title()));
      feed.append("<author>");
      element(feed, "name", page.current().by().value());
      feed.append("</author>\n");
      element(feed, "summary", page.current().note());
      feed.append("</entry>\n");
    }
    return feed.append("</feed>\n").toString();
  }

  private static void element(StringBuilder feed, String name, String text) {
    feed.append('<').append(name).append('>').append(escaped(text));
    feed.append("</").append(name).append(">\n");
  }

  private static void link(StringBuilder feed, String rel, String href) {
    feed.append("<link rel=\"").append(rel).append("\" href=\"").append(escaped(href));
    feed.append("\"/>\n");
  }

  private static String escaped(String text) {
    return UNWRITABLE
        .matcher(text)
        .replaceAll("")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
