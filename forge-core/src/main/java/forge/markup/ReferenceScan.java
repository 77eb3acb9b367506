package forge.markup;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Finds the references that may become links: none inside links, images or typed code tags. */
final class ReferenceScan extends AbstractVisitor {
  private static final Pattern SHIELD =
      Pattern.compile("(?i)<(/?)(a|code|pre|kbd|samp|script|style)\\b.*", Pattern.DOTALL);

  private static final int MOST_ADDRESSES = 100;

  private final Set<ReferenceNode> found = new LinkedHashSet<>();
  private final Set<String> addresses = new LinkedHashSet<>();
  private int links;
  private @Nullable String shield;

  static ReferenceScan of(Node document) {
    var scan = new ReferenceScan();
    document.accept(scan);
    return scan;
  }

  Set<ReferenceNode> found() {
    return Collections.unmodifiableSet(found);
  }

  /** Where links lead that somebody wrote as such, a hundred at most. */
  Set<String> addresses() {
    return Collections.unmodifiableSet(addresses);
  }

  @Override
  public void visit(Link link) {
    if (addresses.size() < MOST_ADDRESSES) {
      addresses.add(link.getDestination());
    }
    links++;
    visitChildren(link);
    links--;
  }

  @Override
  public void visit(Image image) {
    links++;
    visitChildren(image);
    links--;
  }

  @Override
  public void visit(HtmlInline html) {
    var tag = SHIELD.matcher(html.getLiteral());
    if (tag.matches()) {
      var name = tag.group(2).toLowerCase(Locale.ROOT);
      if (tag.group(1).isEmpty()) {
        shield = shield == null ? name : shield;
      } else if (name.equals(shield)) {
        shield = null;
      }
    }
  }

  @Override
  public void visit(CustomNode node) {
    if (node instanceof ReferenceNode reference) {
      if (links == 0 && shield == null) {
        found.add(reference);
      }
    } else {
      visitChildren(node);
    }
  }

  @Override
  protected void visitChildren(Node parent) {
    if (parent instanceof Block) {
      shield = null;
    }
    super.visitChildren(parent);
  }
}
