package forge.mail;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.owasp.html.HtmlSanitizer;

/** Reads the words of a mail that was written as a page, without what it quotes. */
final class PageText implements HtmlSanitizer.Policy {
  private static final Set<String> SILENT =
      Set.of("blockquote", "head", "style", "script", "title", "noscript", "template");
  private static final Set<String> BLOCKS =
      Set.of("p", "div", "br", "li", "tr", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr");

  private final StringBuilder out = new StringBuilder();
  private int silent;

  static String of(String html) {
    var text = new PageText();
    HtmlSanitizer.sanitize(html, text);
    return text.out.toString().replaceAll("[ \\t\\u00a0]*\n", "\n").replaceAll("\n{3,}", "\n\n");
  }

  @Override
  public void openDocument() {}

  @Override
  public void closeDocument() {}

  @Override
  public void openTag(String name, List<String> attributes) {
    String tag = name.toLowerCase(Locale.ROOT);
    if (SILENT.contains(tag)) {
      silent++;
    } else if (silent == 0 && BLOCKS.contains(tag)) {
      line();
    }
  }

  @Override
  public void closeTag(String name) {
    String tag = name.toLowerCase(Locale.ROOT);
    if (SILENT.contains(tag)) {
      silent = Math.max(0, silent - 1);
    } else if (silent == 0 && BLOCKS.contains(tag)) {
      line();
    }
  }

  @Override
  public void text(String text) {
    if (silent == 0) {
      out.append(text.replaceAll("\\s+", " "));
    }
  }

  private void line() {
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }
}
