package forge.markup;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/** Draws headings with an id and a link to themselves. */
final class AnchoredHeadings implements NodeRenderer {
  private final HtmlNodeRendererContext context;
  private final Outline outline;

  AnchoredHeadings(HtmlNodeRendererContext context, Outline outline) {
    this.context = context;
    this.outline = outline;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(org.commonmark.node.Heading.class);
  }

  @Override
  public void render(Node node) {
    var tag = "h" + ((org.commonmark.node.Heading) node).getLevel();
    var id = outline.idOf(node);
    var html = context.getWriter();
    html.line();
    html.tag(tag, Map.of("id", id));
    html.tag(
        "a", Map.of("class", "anchor", "href", "#" + id, "aria-hidden", "true", "tabindex", "-1"));
    html.tag("/a");
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      context.render(child);
    }
    html.tag("/" + tag);
    html.line();
  }
}
