package forge.markup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** A text that has been read: its references, its words and, once they are resolved, its HTML. */
public final class Parsed {
  private static final int MOST_REFERENCES = 500;

  private final @Nullable Node document;
  private final String source;
  private final Sanitizer sanitizer;
  private final Set<ReferenceNode> live;
  private final Set<String> addresses;
  private final Outline outline;
  private @Nullable String words;

  Parsed(Node document, String source, Sanitizer sanitizer) {
    this.document = document;
    this.source = source;
    this.sanitizer = sanitizer;
    ReferenceScan scan = ReferenceScan.of(document);
    this.live = scan.found();
    this.addresses = scan.addresses();
    this.outline = Outline.of(document);
  }

  private Parsed(String source, Sanitizer sanitizer) {
    this.document = null;
    this.source = source;
    this.sanitizer = sanitizer;
    this.live = Set.of();
    this.addresses = Set.of();
    this.outline = Outline.of(new Document());
  }

  static Parsed plain(String source, Sanitizer sanitizer) {
    return new Parsed(source, sanitizer);
  }

  /** People and things the text points at, in the order of their first appearance, 500 at most. */
  public Set<Reference> references() {
    var found = new LinkedHashSet<Reference>();
    for (var node : live) {
      if (found.size() == MOST_REFERENCES) {
        break;
      }
      found.add(node.reference());
    }
    return found;
  }

  /** Where its links lead, in the order of their first appearance, a hundred at most. */
  public Set<String> addresses() {
    return addresses;
  }

  /** The headings, in order, with the ids they have in the HTML. */
  public List<Heading> headings() {
    return outline.headings();
  }

  /** Safe HTML; references without a link stay as they were written. */
  public Html html(Map<Reference, Link> resolved) {
    return html(resolved, Base.NONE);
  }

  /** Safe HTML whose relative addresses start from a base. */
  public Html html(Map<Reference, Link> resolved, Base base) {
    if (document == null) {
      return new Html("<pre class=\"plain\">" + Escape.html(source) + "</pre>");
    }
    var renderer =
        HtmlRenderer.builder()
            .extensions(Markup.DRAWING)
            .attributeProviderFactory(context -> outline)
            .nodeRendererFactory(context -> new ReferenceRenderer(context, live, resolved))
            .nodeRendererFactory(context -> new AnchoredHeadings(context, outline))
            .build();
    return new Html(sanitizer.clean(renderer.render(document), base));
  }

  /** Every word a reader sees, without any markup; paragraphs are separated by line breaks. */
  public String text() {
    if (words == null) {
      words = document == null ? source : PlainText.of(document);
    }
    return words;
  }

  /** The beginning of the text in one line of at most so many characters. */
  public String summary(int most) {
    var line = text().replaceAll("\\s+", " ").strip();
    if (line.length() <= most) {
      return line;
    }
    var end = line.lastIndexOf(' ', most - 1);
    var cut = end < most / 2 ? most - 1 : end;
    var safe = Character.isHighSurrogate(line.charAt(cut - 1)) ? cut - 1 : cut;
    return line.substring(0, safe).replaceAll("[\\s,;:.–-]+$", "") + "…";
  }
}
