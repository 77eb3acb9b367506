package forge.artifact;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.markup.Html;
import forge.markup.Link;
import forge.markup.Markup;
import forge.markup.Parsed;
import forge.markup.Reference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Markdown that was read lately, so that a page seen twice is parsed once. */
final class Texts {
  private static final int MOST_CHARACTERS = 8_000_000;

  private final Markup markup;
  private final Cache<String, Parsed> read =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((String hash, Parsed parsed) -> 200 + 3 * parsed.text().length())
          .build();
  private final Cache<Shown, Html> shown =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((Shown key, Html html) -> 200 + html.value().length())
          .build();

  private record Shown(String hash, Map<Reference, Link> links) {}

  Texts(Markup markup) {
    this.markup = markup;
  }

  Parsed read(String markdown) {
    return read.get(hash(markdown), hash -> markup.parse(markdown));
  }

  Html show(String markdown, Map<Reference, Link> links) {
    Parsed parsed = read(markdown);
    var own = new java.util.HashMap<Reference, Link>();
    for (Reference reference : parsed.references()) {
      Link link = links.get(reference);
      if (link != null) {
        own.put(reference, link);
      }
    }
    return shown.get(new Shown(hash(markdown), Map.copyOf(own)), key -> parsed.html(key.links()));
  }

  private static String hash(String markdown) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(markdown.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
