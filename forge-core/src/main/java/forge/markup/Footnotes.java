package forge.markup;

import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.internal.FootnoteBlockParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.Parser;
import org.commonmark.parser.Parser.ParserExtension;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;

/**
 * Reads footnotes, {@code [^name]} and {@code [^name]: text}.
 *
 * <p>The library's own extension is of an earlier version than its parser and does not link against
 * it; its blocks and its drawing do.
 */
final class Footnotes implements ParserExtension, LinkProcessor {

  @Override
  public void extend(Parser.Builder parser) {
    parser.customBlockParserFactory(new FootnoteBlockParser.Factory()).linkProcessor(this);
  }

  @Override
  public LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
    if (link.destination() != null || link.marker() != null) {
      return LinkResult.none();
    }
    var text = link.text(scanner);
    if (!text.startsWith("^")) {
      return LinkResult.none();
    }
    var label = text.substring(1);
    return context.getDefinition(FootnoteDefinition.class, label) == null
        ? LinkResult.none()
        : LinkResult.replaceWith(new FootnoteReference(label), link.afterTextBracket());
  }
}
