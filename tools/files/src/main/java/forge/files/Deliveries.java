package forge.files;

import forge.access.Visit;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Files sent as one writes to a disk: nobody says how long they are, only that they end. What has
 * come is its sender's alone until then, and waits some days for the rest.
 */
public final class Deliveries {
  /** What programs append to the name of a file until all of it has come. */
  private static final Set<String> UNFINISHED = Set.of("filepart", "part");

  private final ReleaseFiles files;
  private final PartialStore store;
  private final Arrivals arrivals;
  private final Clock clock;

  /** What has come of a file, seen by its sender alone. */
  public record Pending(FilePath path, long size, Instant at) {}

  Deliveries(ReleaseFiles files, PartialStore store, Arrivals arrivals, Clock clock) {
    this.files = files;
    this.store = store;
    this.arrivals = arrivals;
    this.clock = clock;
  }

  /** Begins a file, or goes on with what has come of it. */
  public Delivery open(Visit visit, FilePath path, boolean afresh) {
    visit.require(FilesPermission.UPLOAD);
    files.checkName(visit, unfinished(path) ? stem(path) : path);
    Partial partial =
        store
            .find(key(visit, path))
            .orElseGet(
                () ->
                    store.keep(
                        new Partial(
                            key(visit, path),
                            visit.mount().id(),
                            path,
                            Partial.UNKNOWN,
                            null,
                            visit.user().id(),
                            clock.instant().plus(PartialStore.KEPT))));
    long largest = NameRules.of(visit.mount().options()).largest();
    return new Delivery(
        path.value(), store.data(partial.id()), largest, afresh, () -> arrived(visit, partial));
  }

  private void arrived(Visit visit, Partial partial) {
    if (!unfinished(partial.path())) {
      land(visit, partial, partial.path());
    }
  }

  private void land(Visit visit, Partial partial, FilePath as) {
    Arrived arrived = arrivals.adopt(store.data(partial.id()));
    try {
      files.publish(visit, as, arrived);
    } catch (Unavailable later) {
      throw later;
    } catch (Refusal refused) {
      store.remove(partial);
      throw refused;
    }
    store.remove(partial);
  }

  /** Publishes a whole file that lies outside, as it is there. */
  public void take(Visit visit, FilePath path, Path from) {
    try (var in = Files.newInputStream(from)) {
      files.publish(visit, path, in, Checksum.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a file its name: what came under the name of a file in parts is whole now. */
  public void rename(Visit visit, FilePath from, FilePath to) {
    visit.require(FilesPermission.UPLOAD);
    Partial partial =
        find(visit, from)
            .orElseThrow(() -> new Conflict("Published files keep their name: “" + from + "”."));
    if (unfinished(to)) {
      throw new Conflict("“" + to + "” is a name of files that are not whole.");
    }
    files.checkName(visit, to);
    land(visit, partial, to);
  }

  public Optional<Pending> pending(Visit visit, FilePath path) {
    return visit.may(FilesPermission.UPLOAD)
        ? find(visit, path).map(this::pending)
        : Optional.empty();
  }

  public List<Pending> pendingIn(Visit visit, FilePath folder) {
    return visit.may(FilesPermission.UPLOAD)
        ? store.pending(visit.mount().id(), folder, visit.user().id()).stream()
            .map(this::pending)
            .toList()
        : List.of();
  }

  /** Gives up what has come of a file. */
  public void drop(Visit visit, FilePath path) {
    visit.require(FilesPermission.UPLOAD);
    store.remove(find(visit, path).orElseThrow(() -> new NotFound("The file " + path)));
  }

  private Optional<Partial> find(Visit visit, FilePath path) {
    return path.root() ? Optional.empty() : store.find(key(visit, path));
  }

  private Pending pending(Partial partial) {
    return new Pending(
        partial.path(), store.offset(partial), partial.expires().minus(PartialStore.KEPT));
  }

  private static boolean unfinished(FilePath path) {
    return UNFINISHED.contains(end(path)) && path.name().length() > end(path).length() + 1;
  }

  private static String end(FilePath path) {
    return path.name().substring(path.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static FilePath stem(FilePath path) {
    String value = path.value();
    return new FilePath(value.substring(0, value.lastIndexOf('.')));
  }

  /** The same sender goes on with the same file under the same id. */
  public static String key(Visit visit, FilePath path) {
    String of = visit.mount().id() + "\n" + path + "\n" + visit.user().id();
    return Arrivals.sha256(of.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }
}
