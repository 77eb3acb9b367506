package forge.files;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.access.Visit;
import forge.files.Target.OperatingSystem;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which files visitors are offered, and what is said of that by hand.
 *
 * <p>It is worked out once in five seconds at most, for nearly every page of a project asks. What
 * is changed is seen at once, wherever it was.
 */
public final class Recommendations {
  private static final int CONSIDERED = 300;

  private final ReleaseFileStore store;
  private final ReleaseFiles files;
  private final AtomicLong changes = new AtomicLong();
  private final Cache<MountId, Known> recent =
      Caffeine.newBuilder().maximumSize(500).expireAfterWrite(Duration.ofSeconds(5)).build();

  private record Known(Map<String, String> options, Recommendation recommendation) {}

  Recommendations(ReleaseFileStore store, ReleaseFiles files) {
    this.store = store;
    this.files = files;
    store.onChange(this::changed);
  }

  private void changed(MountId mount) {
    changes.incrementAndGet();
    recent.invalidate(mount);
  }

  /** Which file visitors most likely want, in one call or none. */
  public Recommendation of(Visit visit) {
    return of(visit.mount());
  }

  Recommendation of(Mount mount) {
    Known known = recent.getIfPresent(mount.id());
    if (known != null && known.options().equals(mount.options())) {
      return known.recommendation();
    }
    long before = changes.get();
    var fresh =
        new Recommendation(
            store.markedAndNewest(mount.id(), CONSIDERED), Rules.of(mount.options()));
    if (changes.get() == before) {
      recent.put(mount.id(), new Known(mount.options(), fresh));
    }
    return fresh;
  }

  /**
   * Says by hand which systems a file is offered for, whatever its version.
   *
   * @param systems such as {@code windows}; {@code all} for unknown ones; empty to leave it to
   *     rules and versions
   */
  public ReleaseFile mark(Visit visit, FilePath path, Collection<String> systems) {
    visit.require(FilesPermission.UPLOAD);
    ReleaseFile file = files.get(visit, path);
    systems.forEach(Recommendations::checkMark);
    for (ReleaseFile other : store.markedAndNewest(file.mount(), CONSIDERED)) {
      if (!other.path().equals(path) && other.marks().stream().anyMatch(systems::contains)) {
        var left = new TreeSet<>(other.marks());
        left.removeAll(systems);
        store.mark(other, left);
      }
    }
    if (!store.mark(file, systems)) {
      throw new Conflict("“" + path + "” is not published.");
    }
    return files.get(visit, path);
  }

  /** Offers a file to the users of one more system. */
  public ReleaseFile markAlso(Visit visit, FilePath path, String system) {
    visit.require(FilesPermission.UPLOAD);
    var marks = new TreeSet<>(files.get(visit, path).marks());
    marks.add(system);
    return mark(visit, path, marks);
  }

  /** Leaves a system to rules and versions again. */
  public void unmark(Visit visit, String system) {
    visit.require(FilesPermission.UPLOAD);
    checkMark(system);
    for (ReleaseFile file : store.markedAndNewest(visit.mount().id(), CONSIDERED)) {
      if (file.marks().contains(system)) {
        var left = new TreeSet<>(file.marks());
        left.remove(system);
        store.mark(file, left);
      }
    }
  }

  private static void checkMark(String system) {
    boolean known =
        system.equals(Recommendation.EVERYBODY)
            || Arrays.stream(OperatingSystem.values())
                .anyMatch(s -> Recommendation.mark(s).equals(system));
    if (!known) {
      throw new Invalid("recommended", "“" + system + "” is none of the systems known here.");
    }
  }
}
