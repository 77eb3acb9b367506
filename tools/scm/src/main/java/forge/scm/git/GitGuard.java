package forge.scm.git;

import forge.access.Visit;
import forge.refusal.Refusal.Conflict;
import forge.scm.Archived;
import forge.scm.Limits;
import forge.scm.Ref;
import forge.scm.rule.Deed;
import forge.scm.rule.Demands;
import forge.scm.rule.RefChange;
import forge.scm.rule.RuleBook;
import forge.scm.rule.Rules;
import forge.scm.sign.Signatures;
import forge.user.User;
import forge.user.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Holds every change of a Git repository to its rules, whether it is pushed or made here. */
public final class GitGuard {
  private final Rules rules;
  private final Signatures signatures;
  private final Function<UserId, Optional<String>> addresses;

  /**
   * A guard for all repositories.
   *
   * @param addresses the confirmed address of somebody
   */
  public GitGuard(
      Rules rules, Signatures signatures, Function<UserId, Optional<String>> addresses) {
    this.rules = rules;
    this.signatures = signatures;
    this.addresses = addresses;
  }

  /**
   * Refuses a change that somebody makes here, in the browser or by another program, before its ref
   * is moved. The new objects must have been written.
   *
   * @param from what the ref points at; {@link ObjectId#zeroId} to create it
   * @param to what it is to point at; {@link ObjectId#zeroId} to delete it
   */
  public void check(Visit visit, Repository git, String ref, ObjectId from, ObjectId to) {
    Archived.refuse(visit.mount());
    var large = new Oversized(Limits.of(visit.mount()).file());
    try {
      of(visit, git, large)
          .refusal(ref, from, to, List.of())
          .ifPresent(
              sentence -> {
                throw new Conflict(sentence);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the commits of such a ref must be as the rules demand; notes are made by Git. */
  static boolean demanding(String ref) {
    return ref.startsWith(Ref.BRANCHES) || ref.startsWith(Ref.TAGS);
  }

  /** The rules as they are now, for all changes of one push. */
  Verdicts of(Visit visit, Repository git, Oversized large) {
    return new Verdicts(visit, git, rules.book(visit), large, new Hands(signatures, mine(visit)));
  }

  private Supplier<String> mine(Visit visit) {
    return () -> addresses.apply(visit.user().id()).orElse("");
  }

  /** What the rules say to the changes of one push. */
  static final class Verdicts {
    private final Visit visit;
    private final Repository git;
    private final RuleBook book;
    private final NewCommits commits;
    private final NewCommits notes;

    private Verdicts(Visit visit, Repository git, RuleBook book, Oversized large, Hands hands) {
      this.visit = visit;
      this.git = git;
      this.book = book;
      this.commits = new NewCommits(git, book.demands(), large, hands);
      this.notes = new NewCommits(git, Demands.NONE, large, hands);
    }

    /**
     * Why a change is refused; empty where it is not.
     *
     * @param passed what the push brings beside and was let through
     */
    Optional<String> refusal(String ref, ObjectId from, ObjectId to, Collection<ObjectId> passed)
        throws IOException {
      if (visit.user().id().equals(User.FORGE.id())) {
        return Optional.empty();
      }
      Optional<String> refusal = book.refusal(visit, change(ref, from, to));
      NewCommits brought = demanding(ref) ? commits : notes;
      boolean looked = brought.needed() && !to.equals(ObjectId.zeroId());
      return refusal.isPresent() || !looked ? refusal : brought.refusal(to, passed);
    }

    private RefChange change(String ref, ObjectId from, ObjectId to) throws IOException {
      boolean standard = ref.equals(standardBranch());
      if (from.equals(ObjectId.zeroId())) {
        return RefChange.of(ref, standard, Deed.CREATE);
      }
      if (to.equals(ObjectId.zeroId())) {
        return RefChange.of(ref, standard, Deed.DELETE);
      }
      return forward(ref, from, to)
          ? RefChange.of(ref, standard, Deed.PUSH)
          : RefChange.of(ref, standard, Deed.PUSH, Deed.FORCE);
    }

    /** Whether nothing is lost; a tag that moves is never the same tag. */
    private boolean forward(String ref, ObjectId from, ObjectId to) throws IOException {
      if (ref.startsWith(Ref.TAGS)) {
        return false;
      }
      try (var walk = new RevWalk(git)) {
        return walk.parseAny(from) instanceof RevCommit before
            && walk.parseAny(to) instanceof RevCommit after
            && walk.isMergedInto(before, after);
      }
    }

    private String standardBranch() throws IOException {
      var head = git.getRefDatabase().exactRef(Constants.HEAD);
      return head == null ? "" : head.getTarget().getName();
    }
  }
}
