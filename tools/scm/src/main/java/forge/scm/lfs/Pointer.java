package forge.scm.lfs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lies in a repository in the place of a large file. */
public record Pointer(Oid oid, long size) {
  private static final int LONGEST = 1024;
  private static final Pattern SHAPE =
      Pattern.compile(
          "version https://git-lfs\\.github\\.com/spec/v1\n"
              + "(?:ext-[^\n]*\n)*"
              + "oid sha256:([0-9a-f]{64})\n"
              + "size ([0-9]{1,15})\n?");

  /** The pointer that a small file is, if it is one. */
  public static Optional<Pointer> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = SHAPE.matcher(text);
    return matcher.matches()
        ? Optional.of(new Pointer(new Oid(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }
}
