package forge.directory;

import forge.access.AuditLog;
import forge.bell.Doorbell;
import forge.refusal.Check;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.user.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the site's administrators do with the categories of the directory. Until they write a tree,
 * the one that comes with the forge is in force.
 */
public final class Categories {
  private static final String TOPIC = "categories";
  private static final int LONGEST = 50_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final CategoryStore store;
  private final AuditLog audit;
  private final Doorbell bell;
  private final Clock clock;
  private volatile @Nullable Known known;
  private volatile Runnable changed = () -> {};

  private record Known(CategoryTree tree, int revision, Instant at) {}

  Categories(CategoryStore store, AuditLog audit, Doorbell bell, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.bell = bell;
    this.clock = clock;
    bell.hear(TOPIC, message -> known = null);
  }

  /** Hears of every new tree that is written here. */
  void onChange(Runnable hears) {
    changed = hears;
  }

  /** The tree in force, remembered for a minute. */
  public CategoryTree tree() {
    return known().tree();
  }

  /** Counts its changes; 0 while nobody has written one. */
  public int revision() {
    return known().revision();
  }

  private Known known() {
    Known now = known;
    if (now == null || now.at().plus(REMEMBERED).isBefore(clock.instant())) {
      now =
          store
              .find()
              .map(k -> new Known(CategoryTree.parse(k.text()), k.revision(), clock.instant()))
              .orElseGet(() -> new Known(standard(), 0, clock.instant()));
      known = now;
    }
    return now;
  }

  /** The tree that comes with the forge. */
  public static CategoryTree standard() {
    try (var in = Categories.class.getResourceAsStream("categories.txt")) {
      if (in == null) {
        throw new IllegalStateException("categories.txt is missing");
      }
      return CategoryTree.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes another tree.
   *
   * @param revision of the tree that was looked at
   */
  public void write(User admin, @Nullable String text, int revision) {
    if (!admin.admin()) {
      throw new NotFound("This page");
    }
    CategoryTree tree = CategoryTree.parse(Check.someText("tree", "The tree", text, LONGEST));
    if (!store.replace(tree.text(), revision)) {
      throw new Overtaken("Somebody else changed the categories meanwhile. Nothing was saved.");
    }
    known = null;
    changed.run();
    bell.ring(TOPIC, "");
    audit.note(AuditLog.SITE, admin.id(), "changed the categories of the directory");
  }
}
