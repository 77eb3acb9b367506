package forge.chat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlSanitizer;

/** Reads what a page says of itself: Open Graph first, then its title and description. */
final class PageHead implements HtmlSanitizer.Policy {
  private static final int TITLE = 200;
  private static final int DESCRIPTION = 300;
  private static final int SITE = 60;
  private final Map<String, String> said = new HashMap<>();
  private final StringBuilder title = new StringBuilder();
  private boolean titled;
  private boolean inTitle;

  private PageHead() {}

  /** The preview of a page; empty where it has no title. */
  static Optional<Preview> of(String key, String url, String html) {
    var head = new PageHead();
    HtmlSanitizer.sanitize(html, head);
    String name =
        head.first("og:title", "twitter:title").orElseGet(() -> line(head.title.toString()));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String about = head.first("og:description", "twitter:description", "description").orElse(null);
    return Optional.of(
        new Preview(
            key,
            url,
            cut(name, TITLE),
            about == null ? null : cut(about, DESCRIPTION),
            cut(head.first("og:site_name").orElseGet(() -> host(url)), SITE)));
  }

  private static String host(String url) {
    String host = URI.create(url).getHost();
    return host == null ? "" : host.replaceFirst("^www\\.", "");
  }

  private Optional<String> first(String... names) {
    return List.of(names).stream()
        .map(said::get)
        .filter(text -> text != null && !text.isEmpty())
        .findFirst();
  }

  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Zs}\\u202A-\\u202E\\u2066-\\u2069]+", " ").strip();
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }

  @Override
  public void openDocument() {}

  @Override
  public void closeDocument() {}

  @Override
  public void openTag(String name, List<String> attributes) {
    if (name.equals("title") && !titled) {
      inTitle = true;
    } else if (name.equals("meta")) {
      String key = value(attributes, "property");
      String content = value(attributes, "content");
      key = key == null ? value(attributes, "name") : key;
      if (key != null && content != null) {
        said.putIfAbsent(key.toLowerCase(Locale.ROOT), line(content));
      }
    }
  }

  private static @Nullable String value(List<String> attributes, String name) {
    for (int i = 0; i + 1 < attributes.size(); i += 2) {
      if (attributes.get(i).equals(name)) {
        return attributes.get(i + 1);
      }
    }
    return null;
  }

  @Override
  public void closeTag(String name) {
    if (name.equals("title") && inTitle) {
      inTitle = false;
      titled = true;
    }
  }

  @Override
  public void text(String text) {
    if (inTitle && title.length() < 4 * TITLE) {
      title.append(text);
    }
  }
}
