package forge.scm.rule;

import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Refusal;
import forge.scm.Archived;
import forge.scm.Limits;
import forge.ssh.Relay;
import forge.user.User;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one push of Subversion or Mercurial piece by piece, and keeps the first reason to refuse
 * it. What only Git has, such as signatures, is not looked at.
 */
public final class Arrival {
  private static final double MB = 1L << 20;

  /** What is said beside the files of a push. */
  private static final long MOST_TALK = 64L << 20;

  private static final int MOST_FILES = 200_000;

  private final Visit visit;
  private final RuleBook book;
  private final Limits limits;
  private final boolean trusted;
  private @Nullable String refusal;
  private int files;

  /** A push of the visitor to the visited repository, by its rules as they are now. */
  public Arrival(Visit visit, Rules rules) {
    this.visit = visit;
    this.book = rules.book(visit);
    this.limits = Limits.of(visit.mount());
    this.trusted = visit.user().id().equals(User.FORGE.id());
    try {
      Archived.refuse(visit.mount());
    } catch (Refusal archived) {
      refuse(archived.reason());
    }
  }

  /** What is done to a branch or tag. */
  public void ref(RefChange change) {
    if (open()) {
      book.refusal(visit, change).ifPresent(this::refuse);
    }
  }

  /** A file that is added or changed. */
  public void file(String path, long size) {
    if (!open()) {
      return;
    }
    if (size > limits.file()) {
      refuse(
          "%s has %.1f MB, and the largest file this repository takes has %d MB."
              .formatted(path, size / MB, (long) (limits.file() / MB)));
    }
    for (Glob glob : book.demands().paths()) {
      if (glob.matchesFile(path)) {
        refuse("%s is refused: the rule \"%s\" forbids such files.".formatted(path, glob));
      }
    }
    if (++files > MOST_FILES) {
      refuse("This changes more than %,d files at once; push it in parts.".formatted(MOST_FILES));
    }
  }

  /** All that comes, as it is sent. */
  public void bytes(long count) {
    if (open() && count > limits.push()) {
      refuse(tooMuch(limits));
    }
  }

  /** What is said to whoever brings more at once than a repository takes. */
  public static String tooMuch(Limits limits) {
    return "This brings more than %d MB, the most this repository takes at once."
        .formatted((long) (limits.push() / MB));
  }

  /** Carries what a caller and a program say, as long as the mount takes it. */
  public static Relay relay(Process process, Mount mount) {
    Limits limits = Limits.of(mount);
    return new Relay(process, MOST_TALK + limits.push(), tooMuch(limits));
  }

  /** Whether there is anything left to look for. */
  public boolean open() {
    return refusal == null && !trusted;
  }

  private void refuse(String sentence) {
    if (refusal == null) {
      refusal = sentence;
    }
  }

  /** Why it is refused; empty where it is not. */
  public Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }
}
