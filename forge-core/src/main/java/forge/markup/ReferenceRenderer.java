package forge.markup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/** Draws references as links where they lead somewhere, and as typed where not. */
final class ReferenceRenderer implements NodeRenderer {
  private final HtmlNodeRendererContext context;
  private final Set<ReferenceNode> live;
  private final Map<Reference, Link> resolved;

  ReferenceRenderer(
      HtmlNodeRendererContext context, Set<ReferenceNode> live, Map<Reference, Link> resolved) {
    this.context = context;
    this.live = live;
    this.resolved = resolved;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(ReferenceNode.class);
  }

  @Override
  public void render(Node node) {
    var reference = (ReferenceNode) node;
    var link = live.contains(reference) ? resolved.get(reference.reference()) : null;
    var html = context.getWriter();
    if (link == null) {
      html.text(reference.written());
      return;
    }
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("href", link.url());
    attributes.put("class", classOf(reference.reference(), link));
    if (!link.title().isEmpty()) {
      attributes.put("title", link.title());
    }
    html.tag("a", attributes);
    html.text(reference.label());
    html.tag("/a");
  }

  private static String classOf(Reference reference, Link link) {
    if (link.missing()) {
      return "missing";
    }
    var kind = reference.kind() == Reference.Kind.MENTION ? "mention" : "ref";
    return link.state() == null ? kind : kind + " " + link.state();
  }
}
