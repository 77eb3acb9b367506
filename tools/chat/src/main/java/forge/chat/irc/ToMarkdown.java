package forge.chat.irc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What clients of IRC type with bold, italics and code, as Markdown; colours are left out. */
final class ToMarkdown {
  private static final Pattern COLOURS =
      Pattern.compile("\u0003(?:[0-9]{1,2}(?:,[0-9]{1,2})?)?|\u0004(?:[0-9A-Fa-f]{6})?");
  private static final Pattern SILENT = Pattern.compile("[\u0001-\u0008\u000E\u0016\u001F\u007F]");

  private enum Style {
    STRUCK("~~"),
    ITALIC("*"),
    BOLD("**");

    private final String mark;

    Style(String mark) {
      this.mark = mark;
    }
  }

  private final Set<Style> on = EnumSet.noneOf(Style.class);
  private final StringBuilder run = new StringBuilder();
  private final List<String> runs = new ArrayList<>();
  private boolean code;

  private ToMarkdown() {}

  static String of(String text) {
    return new ToMarkdown().read(COLOURS.matcher(text).replaceAll(""));
  }

  private String read(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\u0002' -> toggle(Style.BOLD);
        case '\u001D' -> toggle(Style.ITALIC);
        case '\u001E' -> toggle(Style.STRUCK);
        case '\u0011' -> {
          end();
          code = !code;
        }
        case '\u000F' -> {
          end();
          on.clear();
          code = false;
        }
        default -> run.append(c);
      }
    }
    end();
    return SILENT.matcher(String.join("", runs)).replaceAll("");
  }

  private void toggle(Style style) {
    end();
    if (!on.remove(style)) {
      on.add(style);
    }
  }

  /** Marks what was typed in one style; spaces at its ends stay outside, or it would be none. */
  private void end() {
    String typed = run.toString();
    run.setLength(0);
    String core = typed.strip();
    if (core.isEmpty() || (on.isEmpty() && !code)) {
      runs.add(typed);
      return;
    }
    String marked = code ? coded(core) : core;
    for (Style style : on) {
      marked = style.mark + marked + style.mark;
    }
    int start = typed.indexOf(core);
    runs.add(typed.substring(0, start) + marked + typed.substring(start + core.length()));
  }

  private static String coded(String text) {
    return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
  }
}
