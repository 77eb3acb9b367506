package forge.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * A version as people order them: pre-releases below finals, patches above, whatever scheme it
 * follows. Made over into the words of Maven and compared by its rules.
 *
 * @param epoch what stands before {@code :} or {@code !}, and beats everything behind it
 * @param canonical the version in Maven's words
 */
public record ReleaseVersion(int epoch, String canonical) implements Comparable<ReleaseVersion> {
  public static final ReleaseVersion NONE = new ReleaseVersion(0, "");
  private static final Pattern EPOCH = Pattern.compile("(\\d{1,6})[!:](.*)");
  private static final Pattern TOKEN = Pattern.compile("\\d+|[a-z]+|~");
  private static final Pattern COMMIT =
      Pattern.compile("[-+~.](?=g|[0-9]*[a-f])g?[0-9a-f]{7,40}(?![0-9a-z])");

  /** Below a final: what is built every night comes first. */
  private static final Map<String, String> BEFORE =
      Map.ofEntries(
          Map.entry("dev", "alpha-1"),
          Map.entry("nightly", "alpha-1"),
          Map.entry("canary", "alpha-1"),
          Map.entry("git", "alpha-1"),
          Map.entry("svn", "alpha-1"),
          Map.entry("unstable", "alpha-1"),
          Map.entry("experimental", "alpha-1"),
          Map.entry("test", "alpha-1"),
          Map.entry("alpha", "alpha-2"),
          Map.entry("a", "alpha-2"),
          Map.entry("beta", "beta-1"),
          Map.entry("b", "beta-1"),
          Map.entry("milestone", "milestone-1"),
          Map.entry("m", "milestone-1"),
          Map.entry("pre", "milestone-1"),
          Map.entry("preview", "milestone-1"),
          Map.entry("ea", "milestone-1"),
          Map.entry("rc", "rc-1"),
          Map.entry("cr", "rc-1"),
          Map.entry("c", "rc-1"),
          Map.entry("snapshot", "snapshot"));

  private static final Map<String, String> AFTER =
      Map.ofEntries(
          Map.entry("post", "sp-1"),
          Map.entry("patch", "sp-1"),
          Map.entry("pl", "sp-1"),
          Map.entry("p", "sp-1"),
          Map.entry("sp", "sp-1"),
          Map.entry("hotfix", "sp-1"),
          Map.entry("fix", "sp-1"),
          Map.entry("update", "sp-1"),
          Map.entry("u", "sp-1"),
          Map.entry("rev", "sp-1"),
          Map.entry("r", "sp-1"),
          Map.entry("build", "sp-1"));

  /** Reads a version as written; an empty text is the lowest of all. */
  public static ReleaseVersion of(String written) {
    String text = written.toLowerCase(Locale.ROOT).strip();
    if (text.isEmpty()) {
      return NONE;
    }
    Matcher epoch = EPOCH.matcher(text);
    return epoch.matches()
        ? new ReleaseVersion(Integer.parseInt(epoch.group(1)), canonical(epoch.group(2)))
        : new ReleaseVersion(0, canonical(text));
  }

  /** Whether something later is meant to come under the same number. */
  public boolean preRelease() {
    return canonical.matches(".*(?:alpha|beta|milestone|rc|snapshot).*");
  }

  @Override
  public int compareTo(ReleaseVersion other) {
    int byEpoch = Integer.compare(epoch, other.epoch);
    if (byEpoch != 0) {
      return byEpoch;
    }
    if (canonical.isEmpty() || other.canonical.isEmpty()) {
      return Boolean.compare(other.canonical.isEmpty(), canonical.isEmpty());
    }
    return new ComparableVersion(canonical).compareTo(new ComparableVersion(other.canonical));
  }

  private static String canonical(String text) {
    String bare = COMMIT.matcher(text).replaceAll("");
    List<String> tokens = new ArrayList<>();
    Matcher found = TOKEN.matcher(bare);
    while (found.find()) {
      tokens.add(found.group());
    }
    var out = new StringBuilder();
    boolean words = false;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (Character.isDigit(token.charAt(0))) {
        boolean more = i > 0 && Character.isDigit(tokens.get(i - 1).charAt(0));
        out.append(out.isEmpty() ? "" : more && !words ? separator(bare, tokens, i) : "-");
        out.append(token);
      } else {
        out.append(word(tokens, i));
        words = true;
      }
    }
    return out.toString();
  }

  /**
   * A number behind a hyphen or plus is a build of the same version; behind a dot, a part of it.
   */
  private static String separator(String text, List<String> tokens, int index) {
    int at = 0;
    for (int i = 0; i <= index; i++) {
      at = text.indexOf(tokens.get(i), at) + (i < index ? tokens.get(i).length() : 0);
    }
    char before = text.charAt(at - 1);
    return before == '.' || (before == '_' && !text.contains(".")) ? "." : "-";
  }

  private static String word(List<String> tokens, int index) {
    String token = tokens.get(index);
    boolean last = index == tokens.size() - 1;
    boolean numberFollows = !last && Character.isDigit(tokens.get(index + 1).charAt(0));
    if (token.equals("~")) {
      // Debian: sorts before the end. What follows says how far, if it is a word of ours.
      return !last && BEFORE.containsKey(tokens.get(index + 1)) ? "" : "-alpha-1";
    }
    if (token.length() == 1 && !numberFollows && index > 0) {
      // As in 1.1.1w and 3.3a: a patch.
      return "-sp-" + (token.charAt(0) - 'a' + 1);
    }
    String before = BEFORE.get(token);
    if (before != null) {
      return "-" + before;
    }
    String after = AFTER.get(token);
    return after == null ? "" : "-" + after;
  }
}
