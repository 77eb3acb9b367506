package forge.chat.emoji;

import forge.bell.Doorbell;
import forge.refusal.Check;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import forge.refusal.Refusal.Taken;
import forge.store.Slice;
import forge.tool.Platform;
import forge.user.User;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What people do with the emoji of this site: bring them, find them, take them away.
 *
 * <p>Every node keeps all of them in memory, so that showing a message asks nobody. A node that
 * changes them rings; the others read them anew within seconds, and once a minute in any case.
 */
public final class CustomEmojis {
  public static final int MOST = 4_000;

  /** The setting that lets everybody with an account bring emoji. */
  public static final String SETTING = "FORGE_EMOJI";

  /** Where what was done is noted. */
  public static final String PLACE = "emoji";

  private static final int MOST_OWN = 200;
  private static final String BELL = "emoji";
  private static final int TICKS = 20;
  private final EmojiStore store;
  private final EmojiPictures pictures;
  private final Platform platform;
  private final Doorbell bell;
  private final Clock clock;
  private final boolean everybody;
  private volatile All all = All.NONE;
  private volatile boolean stale;
  private int ticks;

  /** All of them as of a moment. */
  private record All(
      TreeMap<String, CustomEmoji> byName, Map<String, CustomEmoji> byMark, EmojiIndex index) {
    static final All NONE = of(List.of());

    static All of(List<CustomEmoji> list) {
      var names = new TreeMap<String, CustomEmoji>();
      var marks = new HashMap<String, CustomEmoji>();
      for (CustomEmoji one : list) {
        names.put(one.name().value(), one);
        marks.put(one.mark(), one);
      }
      return new All(names, marks, new EmojiIndex(names.values()));
    }
  }

  public CustomEmojis(Platform platform) {
    this.store = new EmojiStore(platform.database());
    this.clock = platform.clock();
    Path folder = platform.config().data().resolve("files/emoji");
    this.pictures = new EmojiPictures(folder, clock);
    this.platform = platform;
    this.bell = platform.doorbell();
    this.everybody = everybody(platform.config().further().getOrDefault(SETTING, "admins"));
    platform.jobs().assign(SweepEmoji.class, (job, progress) -> pictures.sweep(store::refersTo));
    platform.jobs().schedule("sweep emoji", Duration.ofDays(1), SweepEmoji::new);
    bell.hear(BELL, ring -> stale = true);
    read();
  }

  private static boolean everybody(String setting) {
    return switch (setting) {
      case "admins" -> false;
      case "accounts" -> true;
      default ->
          throw new IllegalArgumentException(
              SETTING + " must be admins or accounts, not " + setting + ".");
    };
  }

  /** Reads them anew where another node has changed them; called every few seconds. */
  public void refresh() {
    ticks = (ticks + 1) % TICKS;
    if (stale || ticks == 0) {
      read();
    }
  }

  private synchronized void read() {
    stale = false;
    all = All.of(store.all(MOST));
  }

  public boolean mayAdd(User user) {
    return !user.guest() && (user.admin() || everybody);
  }

  public boolean mayRemove(User user, CustomEmoji one) {
    return !user.guest() && (user.admin() || (everybody && one.by().equals(user.id())));
  }

  /** Brings a new one. */
  public CustomEmoji add(User user, @Nullable String typed, InputStream picture) {
    if (!mayAdd(user)) {
      throw refused(user, "add emoji");
    }
    var name = EmojiName.typed(typed);
    if (StandardEmoji.named(name.value()).isPresent()) {
      throw new Taken(name.written() + " is a standard emoji. Choose another name.");
    }
    room(user);
    var kept = pictures.keep(picture);
    var made =
        new CustomEmoji(
            name,
            kept.content(),
            kept.type(),
            kept.width(),
            kept.height(),
            user.id(),
            clock.instant());
    insert(made);
    platform.note(PLACE, user.id(), "added " + name.written());
    return made;
  }

  private void room(User user) {
    if (store.count(MOST) >= MOST) {
      throw new Full("This site has " + MOST + " emoji, which is the limit.");
    }
    if (!user.admin() && store.count(user.id(), MOST_OWN) >= MOST_OWN) {
      throw new Full("You brought " + MOST_OWN + " emoji, which is the limit.");
    }
  }

  private synchronized void insert(CustomEmoji made) {
    if (!store.insert(made)) {
      throw new Taken("There is an emoji " + made.name().written() + ". Choose another name.");
    }
    changed(all -> all.add(made));
  }

  /** Knows it here at once; what others changed meanwhile is read soon. */
  private void changed(Consumer<List<CustomEmoji>> change) {
    var list = new ArrayList<>(all.byName().values());
    change.accept(list);
    all = All.of(list);
    bell.ring(BELL, "changed");
  }

  /** Takes one away; messages that have it show its name from then on. */
  public void remove(User user, EmojiName name) {
    CustomEmoji one = get(name);
    if (!mayRemove(user, one)) {
      throw refused(user, "delete emoji of others");
    }
    delete(name);
    platform.note(PLACE, user.id(), "deleted " + name.written());
  }

  private synchronized void delete(EmojiName name) {
    store.delete(name);
    changed(all -> all.removeIf(one -> one.name().equals(name)));
  }

  private static RuntimeException refused(User user, String deed) {
    return user.guest() ? new SignInNeeded(deed) : new Denied(deed);
  }

  public CustomEmoji get(EmojiName name) {
    return store.find(name).orElseThrow(() -> new NotFound("The emoji " + name.written()));
  }

  /** Those whose names begin so, a part at a time. */
  public Slice<CustomEmoji> list(@Nullable String prefix, @Nullable String after, int limit) {
    String typed = Check.optionalLine("q", "The beginning of a name", prefix, 40);
    return store.list(typed.toLowerCase(Locale.ROOT).replace(":", ""), after, limit);
  }

  /** One of them as this node knows it. */
  public Optional<CustomEmoji> named(String name) {
    return Optional.ofNullable(all.byName().get(name));
  }

  /** The one with this mark in the address of its picture. */
  public Optional<CustomEmoji> marked(String mark) {
    return Optional.ofNullable(all.byMark().get(mark));
  }

  public Path file(CustomEmoji one) {
    return pictures.path(one.content());
  }

  /** What a picker needs to know of all emoji there are. */
  public EmojiIndex index() {
    return all.index();
  }
}
