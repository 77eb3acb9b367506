package forge.scm.git;

import forge.scm.sign.Signatures;
import forge.scm.sign.Verdict;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** Knows of new commits whose hands they come from: who signed them, and who pushes them. */
final class Hands {
  private final Signatures signatures;
  private final Supplier<String> pusher;
  private @Nullable String address;

  /**
   * The hands of one push.
   *
   * @param pusher the confirmed address of whoever pushes, asked once and only when needed
   */
  Hands(Signatures signatures, Supplier<String> pusher) {
    this.signatures = signatures.remembering();
    this.pusher = pusher;
  }

  /** Why the signature of a commit is not enough; empty where it is. */
  Optional<String> unsigned(RevCommit commit) {
    Optional<Verdict> verdict = GitSignatures.of(commit).map(signatures::verdict);
    if (verdict.isPresent() && verdict.get().verified()) {
      return Optional.empty();
    }
    String why = verdict.map(Verdict::sentence).orElse("It has none; git commit -S makes one.");
    return Optional.of(
        "Commit "
            + commit.name().substring(0, 8)
            + " needs a signature that this forge verifies. "
            + why);
  }

  /** Why the author of a commit is not who pushes it; empty where they are. */
  Optional<String> stranger(RevCommit commit) {
    if (address == null) {
      address = pusher.get();
    }
    String author = commit.getAuthorIdent().getEmailAddress();
    return author.equalsIgnoreCase(address)
        ? Optional.empty()
        : Optional.of(
            "Commit %s is by %s, which is not your confirmed address; this repository takes only commits by whoever pushes them."
                .formatted(commit.name().substring(0, 8), author));
  }
}
