package forge.markup;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Document;
import org.commonmark.parser.Parser;

/**
 * Reads Markdown: CommonMark with tables, strike-through, bare links, task lists and footnotes, and
 * the forge's own references to people and things.
 *
 * <p>Nothing a text contains can make this slow or unsafe: text, nesting, references and time are
 * limited, and what is beyond a limit appears as it was typed.
 */
public final class Markup {
  /** Longer texts are shown as they were typed. */
  public static final int LIMIT = 200_000;

  private static final List<Extension> SYNTAX =
      List.of(
          TablesExtension.create(),
          StrikethroughExtension.create(),
          AutolinkExtension.create(),
          TaskListItemsExtension.create(),
          new Footnotes());

  /** What draws the nodes of the extensions. */
  static final List<Extension> DRAWING =
      List.of(
          TablesExtension.create(),
          StrikethroughExtension.create(),
          TaskListItemsExtension.create(),
          FootnotesExtension.create());

  private static final int NESTING = 60;
  private static final Duration TIME = Duration.ofSeconds(3);

  private static final Parser PARSER =
      Parser.builder()
          .extensions(SYNTAX)
          .customBlockParserFactory(TimeBox.GUARD)
          .customInlineContentParserFactory(new References.Bare('@'))
          .customInlineContentParserFactory(new References.Bare('#'))
          .linkProcessor(new References.Bracketed())
          .maxOpenBlockParsers(NESTING)
          .maxInlineNesting(NESTING)
          .build();

  private final Sanitizer sanitizer;

  /**
   * @param origin scheme, host and port of this forge; links to other hosts are marked as foreign
   */
  public Markup(String origin) {
    this.sanitizer = new Sanitizer(origin.endsWith("/") ? origin : origin + "/");
  }

  /** Reads a text once, for its references, its HTML and its plain words. */
  public Parsed parse(String markdown) {
    if (markdown.length() > LIMIT) {
      return Parsed.plain(markdown, sanitizer);
    }
    try (var box = TimeBox.open(TIME)) {
      var document = PARSER.parse(markdown);
      return document instanceof Document && !box.isOver()
          ? new Parsed(document, markdown, sanitizer)
          : Parsed.plain(markdown, sanitizer);
    } catch (TimeBox.Over tooSlow) {
      return Parsed.plain(markdown, sanitizer);
    }
  }

  /** Parses, resolves and renders in one go. */
  public Html render(String markdown, LinkResolver links) {
    var parsed = parse(markdown);
    Set<Reference> references = parsed.references();
    return parsed.html(references.isEmpty() ? Map.of() : links.resolve(references));
  }
}
