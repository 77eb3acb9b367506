package forge.chat;

import forge.access.CorePermission;
import forge.artifact.Attachment;
import forge.artifact.AttachmentFiles;
import forge.job.Submission;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.TooLarge;
import forge.refusal.Refusal.TooMany;
import forge.tool.Platform;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Files and pictures that people bring into rooms. Who may read the room may read them; they go
 * with the message that named them first.
 */
public final class RoomFiles implements Hears {
  /** In bytes. */
  public static final long LARGEST = 10_000_000;

  static final int MOST_A_DAY = 200;
  private static final int ROOMS = 10_000;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration UNSENT = Duration.ofDays(14);
  private static final Pattern NAMED = Pattern.compile("/files/([0-9a-f]{24})\\b");

  private final RoomFileStore store;
  private final AttachmentFiles files;
  private final Order order;
  private final Doors doors;
  private final FileQuota quota;
  private final Clock clock;

  RoomFiles(RoomFileStore store, Order order, Doors doors, Platform platform) {
    this.store = store;
    this.order = order;
    this.doors = doors;
    this.quota = FileQuota.of(platform.config().further());
    this.clock = platform.clock();
    this.files = new AttachmentFiles(platform.config().data().resolve("files/rooms"), clock);
    platform.jobs().assign(SweepRoomFiles.class, (sweep, progress) -> sweep());
    platform.jobs().schedule("sweep room files", DAY, SweepRoomFiles::new);
    platform.jobs().submit(new SweepRoomFiles(), Submission.NOW.once("count room files"));
  }

  /** Keeps what the stream holds, up to the limit, until a message names it. */
  public RoomFile bring(Here here, @Nullable String name, InputStream content) {
    here.require(ChatPermission.SAY);
    order.admit(here);
    Instant now = clock.instant();
    if (store.count(here.user().id(), now.minus(DAY), MOST_A_DAY) >= MOST_A_DAY) {
      throw new TooMany(
          "You have brought " + MOST_A_DAY + " files within a day, which is the limit.", 3600);
    }
    String place = FileQuota.place(here);
    Attachment kept = fitting(here, name, content, store.used(place));
    store.insert(here.id(), place, kept, now.plus(UNSENT));
    stays(here, place, kept);
    return new RoomFile(kept);
  }

  /**
   * Counted once more with what came meanwhile: of those who come together none stays for whom
   * there is no room, as each counts after all it must count are kept.
   */
  private void stays(Here here, String place, Attachment kept) {
    long used = store.used(place);
    if (used > quota.bytes()) {
      store.remove(kept.id());
      throw quota.full(here, used - kept.size());
    }
  }

  /** What is too much is refused while it comes, so that it never lies on the disk. */
  private Attachment fitting(Here here, @Nullable String name, InputStream content, long used) {
    long left = quota.bytes() - used;
    if (left <= 0) {
      throw quota.full(here, used);
    }
    try {
      return files.bring(name, content, Math.min(LARGEST, left), here.user().id());
    } catch (TooLarge e) {
      throw left < LARGEST ? quota.full(here, used) : e;
    }
  }

  /** How much room the files take that count together with those of this room, in bytes. */
  public long used(Here here) {
    here.require(ChatPermission.MODERATE);
    return store.used(FileQuota.place(here));
  }

  /** How much they may take. */
  public long most() {
    return quota.bytes();
  }

  /** One of the room's. */
  public RoomFile get(Here here, String id) {
    here.require(CorePermission.READ);
    return store
        .find(here.id(), id)
        .filter(f -> Files.exists(path(f)))
        .orElseThrow(() -> new NotFound("The file " + id));
  }

  public Path path(RoomFile one) {
    return files.path(one.file().hash());
  }

  /** The small picture of one; empty where there is none. */
  public Optional<Path> small(RoomFile one) {
    return files.shrink(one.file())
        ? Optional.of(files.thumbnail(one.file().hash()))
        : Optional.empty();
  }

  private static Set<String> named(String text) {
    return NAMED
        .matcher(text)
        .results()
        .map((MatchResult one) -> one.group(1))
        .collect(Collectors.toSet());
  }

  /** Keeps what a text names that shall be said at a time to come. */
  void keepUntil(Here here, String text, Instant at) {
    Set<String> named = named(text);
    if (!named.isEmpty()) {
      store.keep(here.id(), named, at.plus(UNSENT));
    }
  }

  /** Before it is said, so that no fault leaves a message whose files are swept. */
  @Override
  public void admit(Here here, String text) {
    Set<String> named = named(text);
    if (!named.isEmpty()) {
      store.keep(here.id(), named);
    }
  }

  @Override
  public boolean must(Here here, NewMessage wish) {
    return !named(wish.text()).isEmpty();
  }

  @Override
  public void said(Here here, Message message) {
    Set<String> named = named(message.text());
    if (!named.isEmpty()) {
      store.bind(here.id(), named, message.author().id(), message.number());
    }
  }

  @Override
  public void edited(Here here, Message message) {
    admit(here, message.text());
    said(here, message);
  }

  @Override
  public void gone(Here here, Message message) {
    if (message.deleted()) {
      store.forget(here.id(), message.number());
    }
  }

  void forget(RoomId room) {
    store.forget(room);
  }

  /** Files from before there was a limit count from then on. */
  private void place(RoomId room) {
    store.place(room, doors.keeper(room).map(FileQuota::place).orElse(room.value()));
  }

  private void sweep() {
    Instant now = clock.instant();
    store.unplaced(ROOMS).forEach(this::place);
    store.sweep(now);
    var unused = files.sweep(now.minus(DAY), store::refersTo);
  }
}
