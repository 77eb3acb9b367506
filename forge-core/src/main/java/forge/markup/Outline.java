package forge.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/** The headings of a text with their ids, and the classes of its task lists. */
final class Outline implements AttributeProvider {
  private static final int LONGEST_ID = 80;

  private final List<Heading> headings = new ArrayList<>();
  private final Map<Node, String> ids = new HashMap<>();

  static Outline of(Node document) {
    var outline = new Outline();
    var taken = new HashMap<String, Integer>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(org.commonmark.node.Heading heading) {
            var text = PlainText.of(heading).strip();
            var slug = slug(text);
            var times = taken.merge(slug, 1, Integer::sum);
            var id = "h-" + slug + (times == 1 ? "" : "-" + (times - 1));
            outline.ids.put(heading, id);
            outline.headings.add(new Heading(heading.getLevel(), id, text));
          }
        });
    return outline;
  }

  List<Heading> headings() {
    return List.copyOf(headings);
  }

  String idOf(Node heading) {
    return ids.getOrDefault(heading, "h-");
  }

  @Override
  public void setAttributes(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof ListItem && node.getFirstChild() instanceof TaskListItemMarker) {
      attributes.put("class", "task-list-item");
    }
  }

  /** Letters and digits of any script in lower case, joined by hyphens. */
  private static String slug(String text) {
    var slug = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .limit(LONGEST_ID)
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || c == '_') {
                slug.appendCodePoint(c);
              } else if ((Character.isWhitespace(c) || c == '-' || c == '.')
                  && !slug.isEmpty()
                  && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
              }
            });
    while (!slug.isEmpty() && slug.charAt(slug.length() - 1) == '-') {
      slug.setLength(slug.length() - 1);
    }
    return slug.isEmpty() ? "section" : slug.toString();
  }
}
