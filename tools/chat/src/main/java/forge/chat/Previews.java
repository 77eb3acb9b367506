package forge.chat;

import forge.artifact.Artifacts;
import forge.job.Jobs;
import forge.job.Progress;
import forge.job.Submission;
import forge.live.Live;
import forge.refusal.Refusal.SignInNeeded;
import forge.tool.Platform;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Shows below messages what pages elsewhere say of themselves. They are read by a job, once for all
 * messages that name them; pages that are open hear of it when that is done.
 */
public final class Previews implements Hears {
  static final String SETTING = "FORGE_LINK_PREVIEWS";
  private static final int MOST = 2;
  private static final int AT_ONCE = 2;
  private static final int ROOMS = 100;
  private static final int LONGEST = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String KIND = "previews";

  private final PreviewStore store;
  private final ShownStore shown;
  private final PageReader reader;
  private final Artifacts artifacts;
  private final Live live;
  private final Jobs jobs;
  private final Clock clock;
  private final String site;
  private final Where where;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  /** In which rooms links are looked at. */
  enum Where {
    ALL,
    ROOMS,
    OFF;

    static Where of(Map<String, String> settings) {
      String said = settings.getOrDefault(SETTING, "all");
      return switch (said) {
        case "all" -> ALL;
        case "rooms" -> ROOMS;
        case "off" -> OFF;
        default ->
            throw new IllegalArgumentException(
                SETTING + " must be all, rooms (not in conversations) or off: " + said);
      };
    }

    boolean in(Room room) {
      return this == ALL || (this == ROOMS && !room.direct());
    }
  }

  /** What some messages show now. */
  record Below(List<Long> ids, List<Preview> previews, boolean replace) {}

  Previews(PreviewStore store, ShownStore shown, Platform platform) {
    this.store = store;
    this.shown = shown;
    this.reader = new PageReader(platform.outgoing());
    this.artifacts = platform.artifacts();
    this.live = platform.live();
    this.jobs = platform.jobs();
    this.clock = platform.clock();
    this.site = platform.config().publicUrl().toString().replaceAll("/+$", "");
    this.where = Where.of(platform.config().further());
    jobs.assign(FetchPreview.class, this::fetch);
    jobs.assign(SweepPreviews.class, (job, progress) -> store.sweep(clock.instant()));
    jobs.schedule("link previews", Duration.ofDays(1), SweepPreviews::new);
  }

  /** The previews below each of some messages, in one database call at most. */
  public List<List<Preview>> of(Here here, List<Message> messages) {
    var keys = messages.stream().map(m -> keys(here.room(), m)).toList();
    Set<String> ids = new LinkedHashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      if (!keys.get(i).isEmpty()) {
        ids.addAll(keys.get(i).keySet());
        ids.add(PreviewStore.bare(here.id(), messages.get(i).number()));
      }
    }
    var kept = ids.isEmpty() ? new PreviewStore.Kept(Map.of(), Set.of()) : store.find(ids);
    var all = new ArrayList<List<Preview>>();
    for (int i = 0; i < keys.size(); i++) {
      boolean bare = kept.bare().contains(PreviewStore.bare(here.id(), messages.get(i).number()));
      all.add(
          bare
              ? List.of()
              : keys.get(i).keySet().stream()
                  .filter(kept.byKey()::containsKey)
                  .map(key -> kept.byKey().get(key))
                  .toList());
    }
    return all;
  }

  /** The addresses elsewhere that a message names first, by their keys. */
  private Map<String, String> keys(Room room, Message message) {
    if (!where.in(room) || message.deleted() || message.hidden()) {
      return Map.of();
    }
    var keys = new LinkedHashMap<String, String>();
    artifacts.read(message.words()).addresses().stream()
        .filter(this::elsewhere)
        .limit(MOST)
        .forEach(url -> keys.put(key(url), url));
    return keys;
  }

  private boolean elsewhere(String address) {
    return address.matches("https?://\\S+")
        && address.length() <= LONGEST
        && !address.equals(site)
        && !address.startsWith(site + "/");
  }

  private static String key(String url) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void said(Here here, Message message) {
    Map<String, String> keys = keys(here.room(), message);
    if (keys.isEmpty()) {
      return;
    }
    shown.keep(message, keys.keySet());
    Instant now = clock.instant();
    keys.forEach(
        (key, url) -> {
          if (!store.fresh(key, now)) {
            jobs.submit(new FetchPreview(url), Submission.NOW.coalesced("preview " + key));
          }
        });
    tell(here.room().id(), List.of(message.number().value()), previews(here, message), true);
  }

  private List<Preview> previews(Here here, Message message) {
    return of(here, List.of(message)).getFirst();
  }

  /** What it names now is looked at; what it no longer names is not shown any more. */
  @Override
  public void edited(Here here, Message message) {
    if (keys(here.room(), message).isEmpty()) {
      tell(here.id(), List.of(message.number().value()), List.of(), true);
    } else {
      said(here, message);
    }
  }

  private void tell(RoomId room, List<Long> messages, List<Preview> previews, boolean replace) {
    live.whisper(RoomStream.of(room), KIND, new Below(messages, previews, replace));
  }

  /** Two pages at a time on each node: slow ones must not hold up other work. */
  private void fetch(FetchPreview job, Progress progress) {
    String key = key(job.url());
    if (!turns.tryAcquire()) {
      Instant later = clock.instant().plus(PATIENCE);
      jobs.submit(job, Submission.NOW.once("preview " + key + " " + later).at(later));
      return;
    }
    try {
      var found = reader.read(job.url()).flatMap(html -> PageHead.of(key, job.url(), html));
      store.keep(key, found.orElse(null), clock.instant());
      found.ifPresent(preview -> tell(key, preview));
    } finally {
      turns.release();
    }
  }

  private void tell(String key, Preview preview) {
    for (ShownStore.Shown at : shown.of(key, ROOMS)) {
      var kept = store.find(at.messages().stream().map(n -> bare(at.room(), n)).toList());
      var ids =
          at.messages().stream().filter(n -> !kept.bare().contains(bare(at.room(), n))).toList();
      if (!ids.isEmpty()) {
        tell(at.room(), ids, List.of(preview), false);
      }
    }
  }

  private static String bare(RoomId room, long number) {
    return PreviewStore.bare(room, new MessageNumber(number));
  }

  /** Has a message show no previews any more; its author may, and who keeps the room in order. */
  public void strip(Here here, Message message) {
    if (here.user().guest()) {
      throw new SignInNeeded("remove previews");
    }
    if (!message.by(here.user().id())) {
      here.requireKeeper("remove the previews of what others wrote");
    }
    store.strip(here.id(), message.number());
    tell(here.id(), List.of(message.number().value()), List.of(), true);
  }
}
