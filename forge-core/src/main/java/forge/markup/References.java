package forge.markup;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;
import org.jspecify.annotations.Nullable;

/** How references are written. */
final class References {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_TARGET = 200;
  private static final int LONGEST_NUMBER = 9;
  private static final Pattern BRACKETED =
      Pattern.compile(
          "(?:(?:([a-z][a-z0-9-]{0,63}):)?([a-z][a-z0-9-]{0,63}):)?([^\\s:\\[\\]^!][^\\[\\]\\r\\n]*)");

  private References() {}

  /** {@code @name}, {@code @project/group} and {@code #12} standing free in a line. */
  record Bare(char mark) implements InlineContentParserFactory {
    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of(mark);
    }

    @Override
    public InlineContentParser create() {
      return this::tryParse;
    }

    private ParsedInline tryParse(InlineParserState state) {
      TimeBox.check();
      var scanner = state.scanner();
      if (!standsFree(scanner.peekPreviousCodePoint())) {
        return ParsedInline.none();
      }
      scanner.next();
      var word = mark == '@' ? name(scanner) : number(scanner);
      if (word.isEmpty()) {
        return ParsedInline.none();
      }
      var reference = mark == '@' ? people(word, scanner) : Reference.artifact("#" + word);
      return ParsedInline.of(
          new ReferenceNode(
              reference, mark == '@' ? mark + reference.written() : reference.written(), true),
          scanner.position());
    }

    /** Somebody, or where another name follows some people of a project. */
    private static Reference people(String name, Scanner scanner) {
      var end = scanner.position();
      if (scanner.next('/')) {
        var group = name(scanner);
        if (!group.isEmpty()) {
          return Reference.mention(name, group);
        }
      }
      scanner.setPosition(end);
      return Reference.mention(name);
    }

    private static boolean standsFree(int before) {
      return before == Scanner.END
          || !(Character.isLetterOrDigit(before) || "/&=?-.#@:%~+$".indexOf(before) >= 0);
    }

    private static String name(Scanner scanner) {
      var name = new StringBuilder();
      var end = scanner.position();
      var length = 0;
      for (var c = scanner.peek(); isNameLetter(c); c = scanner.peek()) {
        name.append(c);
        scanner.next();
        if (c != '-' && c != '_') {
          end = scanner.position();
          length = name.length();
        }
      }
      scanner.setPosition(end);
      name.setLength(length);
      var fits = length > 0 && length <= LONGEST_NAME && Character.isLetterOrDigit(name.charAt(0));
      return fits ? name.toString() : "";
    }

    private static String number(Scanner scanner) {
      var digits = new StringBuilder();
      for (var c = scanner.peek(); c >= '0' && c <= '9'; c = scanner.peek()) {
        digits.append(c);
        scanner.next();
      }
      var ends = !Character.isLetterOrDigit(scanner.peek());
      return ends && digits.length() <= LONGEST_NUMBER ? digits.toString() : "";
    }

    private static boolean isNameLetter(char c) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '-'
          || c == '_';
    }
  }

  /** {@code [target]}, {@code [mount:target]} and {@code [project:mount:target]}. */
  static final class Bracketed implements LinkProcessor {
    @Override
    public LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
      TimeBox.check();
      if (link.destination() != null || link.marker() != null) {
        return LinkResult.none();
      }
      var text = link.text(scanner);
      var label = link.label();
      if (isDefined(context, text) || isDefined(context, label)) {
        return LinkResult.none();
      }
      var reference = read(text);
      return reference == null
          ? LinkResult.none()
          : LinkResult.replaceWith(
              new ReferenceNode(reference, "[" + text + "]", false), link.afterTextBracket());
    }

    private static boolean isDefined(InlineParserContext context, @Nullable String label) {
      return label != null
          && !label.isBlank()
          && context.getDefinition(LinkReferenceDefinition.class, label) != null;
    }

    private static @Nullable Reference read(String text) {
      var task = text.length() == 1 && "xX".contains(text);
      if (task || text.length() > LONGEST_TARGET || text.isBlank()) {
        return null;
      }
      var match = BRACKETED.matcher(text);
      if (!match.matches() || match.group(3).startsWith("//")) {
        return null;
      }
      return new Reference(
          Reference.Kind.ARTIFACT,
          orEmpty(match.group(1)),
          orEmpty(match.group(2)),
          match.group(3).strip());
    }

    private static String orEmpty(@Nullable String group) {
      return group == null ? "" : group;
    }
  }
}
