package forge.files;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.access.CorePermission;
import forge.access.Visit;
import forge.files.StatStore.Day;
import forge.files.StatStore.Sum;
import forge.job.Job;
import forge.project.MountId;
import forge.tool.Platform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts downloads: each is noted in a journal on this machine at once, and in the database with
 * many others some seconds later, exactly once whatever dies in between.
 */
public final class Downloads {
  private static final Duration PACE = Duration.ofSeconds(10);
  private static final Duration SAME = Duration.ofHours(1);
  private static final int REMEMBERED = 100_000;

  private final StatStore store;
  private final Journal journal;
  private final Countries countries;
  private final Visitors visitors;
  private final Platform platform;
  private final AtomicLong worked = new AtomicLong();
  private final Cache<Integer, Boolean> seen;

  /** Asks for what was noted to be counted. */
  public record Count() implements Job {}

  /**
   * Who fetches.
   *
   * @param ranged whether only a part was asked for, as programs do that fetch in pieces
   */
  public record Fetcher(
      Target target,
      String address,
      @Nullable String userAgent,
      @Nullable String referrer,
      boolean ranged) {}

  Downloads(
      StatStore store, Journal journal, Countries countries, Visitors visitors, Platform platform) {
    this.store = store;
    this.journal = journal;
    this.countries = countries;
    this.visitors = visitors;
    this.platform = platform;
    this.seen = Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(SAME).build();
    platform.jobs().assign(Count.class, (job, progress) -> count());
    platform.jobs().schedule("count downloads", PACE, Count::new);
  }

  /** Notes that somebody began to fetch a file. Pieces of a file count once an hour and fetcher. */
  public void note(ReleaseFile file, Fetcher fetcher) {
    Instant now = platform.clock().instant();
    int who = Objects.hash(file.mount(), file.path(), fetcher.address(), fetcher.userAgent());
    boolean again = seen.asMap().put(who, true) != null;
    if (visitors.robot(fetcher.userAgent()) || (again && fetcher.ranged())) {
      return;
    }
    journal.append(
        Download.of(
                file,
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                fetcher.target(),
                fetcher.userAgent(),
                fetcher.referrer(),
                Objects.requireNonNullElse(platform.config().publicUrl().getHost(), ""),
                countries.of(fetcher.address()))
            .line());
    long last = worked.get();
    if (now.toEpochMilli() > last + PACE.toMillis()
        && worked.compareAndSet(last, now.toEpochMilli())) {
      Thread.startVirtualThread(this::count);
    }
  }

  /** Counts what was noted here, and what a process noted that has died. */
  void count() {
    worked.set(platform.clock().millis());
    journal.work(this::count);
  }

  private void count(String batch, List<String> lines) {
    List<Download> downloads =
        lines.stream().map(Download::parse).filter(Objects::nonNull).toList();
    Map<String, List<Download>> byFile = new LinkedHashMap<>();
    downloads.forEach(d -> byFile.computeIfAbsent(d.file(), f -> new ArrayList<>()).add(d));
    Map<String, Sum> sums = new LinkedHashMap<>();
    downloads.forEach(
        d -> scopes(d.path()).forEach(scope -> sum(sums, d, scope).downloads().add(d)));
    sums.values().forEach(sum -> store.add(batch, sum));
    byFile.forEach((file, all) -> add(batch, all));
  }

  private void add(String batch, List<Download> all) {
    Download one = all.getFirst();
    store
        .add(batch, one.file(), all.size())
        .ifPresent(
            n ->
                platform
                    .live()
                    .whisper(
                        stream(new MountId(one.mount())),
                        "downloads",
                        Map.of("path", one.path(), "downloads", n)));
  }

  private static Sum sum(Map<String, Sum> sums, Download one, String scope) {
    return sums.computeIfAbsent(
        one.mount() + "/" + scope + " " + one.day(),
        key -> new Sum(one.mount(), scope, one.day(), new ArrayList<>()));
  }

  /** The file, and every folder around it; the outermost is the empty text. */
  private static List<String> scopes(String path) {
    var scopes = new ArrayList<String>();
    scopes.add("");
    new FilePath(path).trail().forEach(step -> scopes.add(step.value()));
    return scopes;
  }

  /** The downloads of a file or of all below a folder, on every day from one to another. */
  public Statistics of(Visit visit, FilePath path, LocalDate from, LocalDate to) {
    visit.require(CorePermission.READ);
    List<Day> days = store.days(visit.mount().id(), path.value(), from, to);
    return new Statistics(path, from, to, days, platform.clock().instant());
  }

  /** Of all files of a mount, ever. */
  long all(MountId mount) {
    return since(mount, LocalDate.EPOCH);
  }

  /** Of all files of a mount, in the last thirty days. */
  long lately(MountId mount) {
    return since(mount, today().minusDays(30));
  }

  private long since(MountId mount, LocalDate from) {
    return store.days(mount, "", from, today()).stream().mapToLong(Day::downloads).sum();
  }

  public LocalDate today() {
    return LocalDate.ofInstant(platform.clock().instant(), ZoneOffset.UTC);
  }

  /** The live stream on which counters move. */
  public static String stream(MountId mount) {
    return "files:" + mount;
  }

  void forget(MountId mount) {
    store.forget(mount);
  }
}
