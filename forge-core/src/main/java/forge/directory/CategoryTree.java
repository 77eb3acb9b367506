package forge.directory;

import forge.refusal.Refusal.Invalid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All shelves of the directory, each below the one it belongs to.
 *
 * <p>It is written as text, one shelf a line, two spaces of indentation for each level: {@code
 * games: Games}.
 */
public final class CategoryTree {
  public static final int MOST = 500;
  public static final int DEEPEST = 3;
  private static final int LONGEST = 60;
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private final Map<String, Category> byKey;
  private final Map<String, String> parents;

  private CategoryTree(Map<String, Category> byKey, Map<String, String> parents) {
    this.byKey = byKey;
    this.parents = parents;
  }

  /** Reads a tree as somebody wrote it, and refuses with the line that cannot be. */
  public static CategoryTree parse(String text) {
    var byKey = new LinkedHashMap<String, Category>();
    var parents = new LinkedHashMap<String, String>();
    var above = new ArrayDeque<Category>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        Category category = line(line, number);
        check(category, byKey, above, number);
        while (above.size() > category.depth()) {
          above.pop();
        }
        if (!above.isEmpty()) {
          parents.put(category.key(), above.peek().key());
        }
        above.push(category);
        byKey.put(category.key(), category);
      }
    }
    return new CategoryTree(byKey, parents);
  }

  private static Category line(String line, int number) {
    String bare = line.stripLeading();
    int indent = line.length() - bare.length();
    int colon = bare.indexOf(':');
    String key = colon < 0 ? "" : bare.substring(0, colon).strip();
    String name = colon < 0 ? "" : bare.substring(colon + 1).strip();
    if (!KEY.matcher(key).matches() || name.isEmpty() || name.length() > LONGEST) {
      throw wrong(
          number,
          "is not “key: Name”, with a key of small letters, digits and hyphens and a name of at"
              + " most "
              + LONGEST
              + " characters.");
    }
    if (indent % 2 != 0 || line.indexOf('\t') >= 0) {
      throw wrong(number, "is not indented by two spaces for each level.");
    }
    return new Category(key, name, indent / 2);
  }

  private static void check(
      Category category, Map<String, Category> before, ArrayDeque<Category> above, int number) {
    if (before.containsKey(category.key())) {
      throw wrong(number, "has the key “" + category.key() + "”, which another line has, too.");
    }
    int deepest = above.isEmpty() ? 0 : above.peek().depth() + 1;
    if (category.depth() > deepest) {
      throw wrong(number, "is indented by more than one level below the line above it.");
    }
    if (category.depth() >= DEEPEST) {
      throw wrong(number, "is deeper than " + DEEPEST + " levels.");
    }
    if (before.size() >= MOST) {
      throw new Invalid("tree", "The tree has at most " + MOST + " categories.", (long) MOST);
    }
  }

  private static Invalid wrong(int number, String why) {
    return new Invalid("tree", "Line " + number + " " + why);
  }

  /** The text it is read from. */
  public String text() {
    var text = new StringBuilder();
    for (Category c : byKey.values()) {
      text.append("  ".repeat(c.depth())).append(c.key()).append(": ").append(c.name());
      text.append('\n');
    }
    return text.toString();
  }

  public List<Category> all() {
    return List.copyOf(byKey.values());
  }

  public Optional<Category> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** From the top shelf down to this one; empty where there is none of this key. */
  public List<Category> trail(String key) {
    var trail = new ArrayList<Category>();
    for (String at = key; at != null && byKey.containsKey(at); at = parents.get(at)) {
      trail.add(0, byKey.get(at));
    }
    return trail;
  }

  /** The shelves right below one; those on top where the key is empty. */
  public List<Category> below(String key) {
    return byKey.values().stream()
        .filter(c -> parents.getOrDefault(c.key(), "").equals(key))
        .toList();
  }

  /** These keys and those of all shelves above them; unknown ones are left aside. */
  public Set<String> withAbove(Collection<String> keys) {
    var all = new LinkedHashSet<String>();
    keys.forEach(key -> trail(key).forEach(c -> all.add(c.key())));
    return all;
  }

  /** What a category is called with those above it, such as “Games › Puzzles”. */
  public String path(String key) {
    return String.join(" › ", trail(key).stream().map(Category::name).toList());
  }
}
