package forge.chat.irc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of the protocol.
 *
 * @param source who it comes from; empty where it is not said
 */
record IrcLine(Map<String, String> tags, String source, String command, List<String> params) {
  private static final int MOST_PARAMS = 15;

  IrcLine {
    params = List.copyOf(params);
  }

  static IrcLine of(String source, String command, String... params) {
    return new IrcLine(Map.of(), source, command, List.of(params));
  }

  /** Reads a line; empty parts are as if they were not there. */
  static IrcLine parse(String text) {
    String rest = text.stripLeading();
    Map<String, String> tags = Map.of();
    if (rest.startsWith("@")) {
      tags = tags(word(rest).substring(1));
      rest = after(rest);
    }
    String source = "";
    if (rest.startsWith(":")) {
      source = word(rest).substring(1);
      rest = after(rest);
    }
    return new IrcLine(tags, source, word(rest).toUpperCase(Locale.ROOT), params(after(rest)));
  }

  private static String word(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  private static String after(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? "" : text.substring(space).stripLeading();
  }

  private static List<String> params(String text) {
    var params = new ArrayList<String>();
    String rest = text;
    while (!rest.isEmpty()) {
      if (rest.startsWith(":") || params.size() == MOST_PARAMS - 1) {
        params.add(rest.startsWith(":") ? rest.substring(1) : rest);
        return params;
      }
      params.add(word(rest));
      rest = after(rest);
    }
    return params;
  }

  private static Map<String, String> tags(String text) {
    var tags = new LinkedHashMap<String, String>();
    for (String tag : text.split(";", -1)) {
      int is = tag.indexOf('=');
      String name = is < 0 ? tag : tag.substring(0, is);
      if (!name.isEmpty()) {
        tags.put(name, is < 0 ? "" : read(tag.substring(is + 1)));
      }
    }
    return tags;
  }

  private static String read(String value) {
    var text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\\') {
        text.append(c);
      } else if (++i < value.length()) {
        text.append(
            switch (value.charAt(i)) {
              case ':' -> ';';
              case 's' -> ' ';
              case 'r' -> '\r';
              case 'n' -> '\n';
              default -> value.charAt(i);
            });
      }
    }
    return text.toString();
  }

  /** A parameter; empty where it is missing. */
  String param(int index) {
    return index < params.size() ? params.get(index) : "";
  }

  /** The value of a tag; null where it is missing. */
  @Nullable String tag(String name) {
    return tags.get(name);
  }

  /** The same with one more tag, where there is a value for it. */
  IrcLine with(String tag, @Nullable String value) {
    if (value == null) {
      return this;
    }
    var more = new LinkedHashMap<>(tags);
    more.put(tag, value);
    return new IrcLine(more, source, command, params);
  }

  /** Its tags as they are sent, those alone that the receiver asked for. */
  String head(java.util.function.Predicate<String> wanted) {
    String all =
        tags.entrySet().stream()
            .filter(tag -> wanted.test(tag.getKey()))
            .map(tag -> tag.getKey() + (tag.getValue().isEmpty() ? "" : "=" + write(tag)))
            .collect(Collectors.joining(";"));
    return all.isEmpty() ? "" : "@" + all + " ";
  }

  private static String write(Map.Entry<String, String> tag) {
    return tag.getValue()
        .replace("\\", "\\\\")
        .replace(";", "\\:")
        .replace(" ", "\\s")
        .replace("\r", "\\r")
        .replace("\n", "\\n");
  }

  /** The line without its tags and its end. */
  String body() {
    var text = new StringBuilder(source.isEmpty() ? "" : ":" + source + " ").append(command);
    for (int i = 0; i < params.size(); i++) {
      boolean last = i == params.size() - 1;
      String whole = params.get(i).replace('\r', ' ').replace('\n', ' ').replace('\0', ' ');
      String param = last ? whole : whole.replace(' ', '_');
      boolean needed = param.isEmpty() || param.startsWith(":") || param.contains(" ");
      boolean colon = last && (needed || i > 0);
      text.append(colon ? " :" : " ").append(param);
    }
    return text.toString();
  }
}
