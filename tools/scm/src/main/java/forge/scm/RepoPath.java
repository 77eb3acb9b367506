package forge.scm;

import forge.refusal.Refusal.NotFound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A place inside a repository, from its root; the root itself has no parts. */
public record RepoPath(List<String> parts) {
  public static final RepoPath ROOT = new RepoPath(List.of());
  private static final int LIMIT = 4096;

  public RepoPath {
    parts = List.copyOf(parts);
  }

  /** Reads {@code src/main}; what could not be a path in any repository does not exist. */
  public static RepoPath of(String text) {
    String path = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    if (path.isEmpty()) {
      return ROOT;
    }
    List<String> parts = Arrays.asList(path.split("/", -1));
    if (path.length() > LIMIT || !parts.stream().allMatch(RepoPath::possible)) {
      throw new NotFound("This path");
    }
    return new RepoPath(parts);
  }

  private static boolean possible(String part) {
    return !part.isEmpty()
        && !part.equals(".")
        && !part.equals("..")
        && part.chars().noneMatch(c -> c == 0);
  }

  public boolean root() {
    return parts.isEmpty();
  }

  /** The last part; empty for the root. */
  public String name() {
    return root() ? "" : parts.get(parts.size() - 1);
  }

  public RepoPath parent() {
    return new RepoPath(parts.subList(0, parts.size() - 1));
  }

  public RepoPath child(String name) {
    var longer = new ArrayList<>(parts);
    longer.add(name);
    return new RepoPath(longer);
  }

  /** Every folder on the way, the path itself last, for a trail of links. */
  public List<RepoPath> trail() {
    return IntStream.rangeClosed(1, parts.size())
        .mapToObj(n -> new RepoPath(parts.subList(0, n)))
        .toList();
  }

  @Override
  public String toString() {
    return String.join("/", parts);
  }
}
