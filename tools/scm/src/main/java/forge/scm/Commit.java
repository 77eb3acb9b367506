package forge.scm;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** A change somebody recorded in a repository. */
public record Commit(
    CommitId id, List<CommitId> parents, Person author, Person committer, String message) {
  private static final int SUBJECT_LIMIT = 200;
  private static final Pattern SPACES = Pattern.compile("\\s{2,}|[^\\S ]");

  public Commit {
    parents = List.copyOf(parents);
  }

  /** When it was committed, which is what histories are sorted by. */
  public Instant at() {
    return committer.at();
  }

  /** The first paragraph in one line, as Git shows it. */
  public String subject() {
    String text = message.strip();
    int end = text.indexOf("\n\n");
    String subject = SPACES.matcher(end < 0 ? text : text.substring(0, end)).replaceAll(" ");
    return subject.length() <= SUBJECT_LIMIT
        ? subject
        : subject.substring(0, subject.offsetByCodePoints(0, SUBJECT_LIMIT - 1)) + "…";
  }

  /** What follows the subject; empty where nothing does. */
  public String body() {
    String text = message.strip();
    int end = text.indexOf("\n\n");
    return end < 0 ? "" : text.substring(end).strip();
  }

  public boolean merge() {
    return parents.size() > 1;
  }
}
