package forge.markup;

import org.commonmark.node.CustomNode;

/** A reference in a parsed text, and the characters it was written with. */
final class ReferenceNode extends CustomNode {
  private final Reference reference;
  private final String written;
  private final boolean bare;

  ReferenceNode(Reference reference, String written, boolean bare) {
    this.reference = reference;
    this.written = written;
    this.bare = bare;
  }

  Reference reference() {
    return reference;
  }

  String written() {
    return written;
  }

  /** What a link to it says: brackets are dropped. */
  String label() {
    return bare ? written : reference.written();
  }
}
