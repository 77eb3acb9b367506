package forge.scm.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.project.Mount;
import forge.project.MountId;
import forge.scm.CommitId;
import forge.scm.Ref;
import forge.scm.Repository;
import forge.scm.sign.Signatures;
import forge.scm.sign.Signed;
import forge.scm.sign.Verdict;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What signatures are worth, for lists of many: kept for a minute, after which a key that somebody
 * added or removed counts.
 */
public final class Badges {
  private static final int KEPT = 20_000;

  private final Signatures signatures;
  private final Cache<Asked, Optional<Verdict>> kept =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(Duration.ofMinutes(1)).build();

  private record Asked(MountId mount, String name, CommitId commit) {}

  public Badges(Signatures signatures) {
    this.signatures = signatures;
  }

  /** For one page, which asks for each key once. */
  Page page(Mount mount, Repository repository) {
    return new Page(mount, repository, signatures.remembering());
  }

  /** The badges of one page. */
  final class Page {
    private final Mount mount;
    private final Repository repository;
    private final Signatures once;

    private Page(Mount mount, Repository repository, Signatures once) {
      this.mount = mount;
      this.repository = repository;
      this.once = once;
    }

    /** Null where a commit is not signed. */
    @Nullable Verdict of(CommitId commit) {
      return kept.get(
              new Asked(mount.id(), "", commit),
              asked -> repository.signature(commit).map(once::verdict))
          .orElse(null);
    }

    /** Of a tag's own signature, or else of its commit's. */
    @Nullable Verdict of(Ref ref) {
      Optional<Signed> own = ref.tag() ? repository.signature(ref) : Optional.empty();
      return own.map(once::verdict).orElseGet(() -> of(ref.target()));
    }
  }
}
