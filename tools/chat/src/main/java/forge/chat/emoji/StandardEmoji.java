package forge.chat.emoji;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The emoji of Unicode with the names people know them by, read once from {@code standard.tsv}: a
 * line with {@code @} begins a group, every other has the emoji, its names, and a 1 where it comes
 * in tones of skin.
 */
public final class StandardEmoji {
  private static final List<Group> GROUPS = read();
  private static final Map<String, String> BY_NAME = byName();

  private StandardEmoji() {}

  /**
   * One of them.
   *
   * @param names the usual one first
   */
  public record One(String emoji, List<String> names, boolean toned) {}

  /** Some that belong together. */
  public record Group(String title, List<One> emoji) {}

  /** All of them. */
  static List<Group> groups() {
    return GROUPS;
  }

  /** What has this name, without colons and in small letters. */
  public static Optional<String> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static Map<String, String> byName() {
    var all = new HashMap<String, String>();
    for (Group group : GROUPS) {
      for (One one : group.emoji()) {
        one.names().forEach(name -> all.putIfAbsent(name, one.emoji()));
      }
    }
    return Map.copyOf(all);
  }

  private static List<Group> read() {
    var groups = new ArrayList<Group>();
    try (var in = Objects.requireNonNull(StandardEmoji.class.getResourceAsStream("standard.tsv"));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("@ ")) {
          groups.add(new Group(line.substring(2), new ArrayList<>()));
        } else {
          String[] parts = line.split("\t", -1);
          groups
              .getLast()
              .emoji()
              .add(new One(parts[0], List.of(parts[1].split(" ", -1)), parts.length > 2));
        }
      }
      return List.copyOf(groups);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
