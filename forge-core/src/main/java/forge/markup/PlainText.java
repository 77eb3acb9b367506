package forge.markup;

import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Collects the words of a text. */
final class PlainText extends AbstractVisitor {
  private final StringBuilder out = new StringBuilder();

  static String of(Node node) {
    var text = new PlainText();
    node.accept(text);
    return text.out.toString().strip();
  }

  @Override
  public void visit(Text text) {
    out.append(text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    out.append(code.getLiteral());
  }

  @Override
  public void visit(FencedCodeBlock code) {
    out.append(code.getLiteral());
    newLine();
  }

  @Override
  public void visit(IndentedCodeBlock code) {
    out.append(code.getLiteral());
    newLine();
  }

  @Override
  public void visit(HtmlBlock html) {
    out.append(Sanitizer.words(html.getLiteral()));
    newLine();
  }

  @Override
  public void visit(SoftLineBreak line) {
    out.append(' ');
  }

  @Override
  public void visit(HardLineBreak line) {
    newLine();
  }

  @Override
  public void visit(CustomNode node) {
    if (node instanceof ReferenceNode reference) {
      out.append(reference.label());
    } else if (!(node instanceof FootnoteReference)) {
      visitChildren(node);
    }
  }

  @Override
  protected void visitChildren(Node parent) {
    super.visitChildren(parent);
    if (parent instanceof TableCell) {
      out.append(' ');
    } else if (parent instanceof Block || parent instanceof TableRow) {
      newLine();
    }
  }

  private void newLine() {
    while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }
}
