package forge.files;

import forge.refusal.Refusal.Invalid;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The place of a file or folder below a mount, such as {@code 1.0/forge-1.0.tar.gz}: names that
 * every file system and shell can bear. Empty for the mount itself.
 */
public record FilePath(String value) implements Comparable<FilePath> {
  public static final FilePath ROOT = new FilePath("");
  private static final int DEEPEST = 8;
  private static final int LONGEST = 400;
  private static final int LONGEST_NAME = 160;
  private static final String SIGNS = "-_ +.,=#~@!()[]&'%$^{};";
  private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

  public FilePath {
    if (!value.isEmpty()) {
      check(value);
    }
  }

  /** Reads a path from an address: the form is made alike, the ends are not. */
  public static FilePath of(String text) {
    String path = Normalizer.normalize(text, Normalizer.Form.NFC);
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return new FilePath(path);
  }

  public boolean root() {
    return value.isEmpty();
  }

  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** The folder it lies in. */
  public FilePath folder() {
    int slash = value.lastIndexOf('/');
    return slash < 0 ? ROOT : new FilePath(value.substring(0, slash));
  }

  public FilePath resolve(String name) {
    return new FilePath(root() ? name : value + "/" + name);
  }

  /** From the top folder to this, the mount itself left out. */
  public List<FilePath> trail() {
    return root()
        ? List.of()
        : Stream.iterate(this, p -> !p.root(), FilePath::folder)
            .sorted(Comparator.comparingInt(p -> p.value().length()))
            .toList();
  }

  /** What paths are told apart by: two that differ in case only are one. */
  String folded() {
    return Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(FilePath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static void check(String path) {
    if (path.length() > LONGEST) {
      throw wrong(
          "The path has %d characters; %d are the limit.".formatted(path.length(), LONGEST));
    }
    String[] names = path.split("/", -1);
    if (names.length > DEEPEST) {
      throw wrong("The path is " + names.length + " folders deep; " + DEEPEST + " are the limit.");
    }
    for (String name : names) {
      checkName(name);
    }
  }

  private static void checkName(String name) {
    if (name.isEmpty()) {
      throw wrong("The path has an empty part.");
    }
    if (name.equals(".") || name.equals("..")) {
      throw wrong("The path must not contain “" + name + "”.");
    }
    if (name.startsWith(".") || name.startsWith(" ") || name.startsWith("-")) {
      throw wrong("A name must not begin with a dot, a space or a hyphen: " + shown(name));
    }
    if (name.endsWith(".") || name.endsWith(" ")) {
      throw wrong("A name must not end with a dot or a space: " + shown(name));
    }
    if (name.length() > LONGEST_NAME) {
      throw wrong(
          "The name has %d characters; %d are the limit.".formatted(name.length(), LONGEST_NAME));
    }
    name.codePoints().filter(c -> !allowed(c)).findFirst().ifPresent(c -> refuse(c));
    String stem = name.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
    if (DEVICES.contains(stem) || stem.matches("(com|lpt)\\d")) {
      throw wrong("Windows cannot keep a file of the name " + shown(name) + ".");
    }
  }

  private static boolean allowed(int c) {
    return Character.isLetterOrDigit(c)
        || SIGNS.indexOf(c) >= 0
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static void refuse(int c) {
    throw wrong(
        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
            ? "A name must not contain control characters."
            : "A name must not contain “" + Character.toString(c) + "”.");
  }

  private static String shown(String name) {
    return "“" + (name.length() > 40 ? name.substring(0, 40) + "…" : name) + "”";
  }

  private static Invalid wrong(String sentence) {
    return new Invalid("path", sentence);
  }
}
