package forge.scm;

import forge.artifact.Pointer;
import forge.project.Mount;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the pages of a repository show, for the cards of links that lead there. */
final class PagePointers {
  private static final Pattern COMMIT = Pattern.compile("commit/([0-9a-f]{7,64})");
  private static final Pattern FILE = Pattern.compile("(file|tree|blame)/([^/]+)/(.+)");

  private PagePointers() {}

  static Optional<Pointer> of(Mount mount, String path) {
    Matcher commit = COMMIT.matcher(path);
    if (commit.matches()) {
      return Optional.of(new Pointer.Key(commit.group(1)));
    }
    Matcher file = FILE.matcher(path);
    return file.matches()
        ? Optional.of(
            new Pointer.Place(
                file.group(1).equals("tree") ? "folder" : "file",
                file.group(3),
                mount.point() + " at " + file.group(2)))
        : Optional.empty();
  }
}
