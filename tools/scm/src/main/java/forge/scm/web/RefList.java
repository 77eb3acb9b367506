package forge.scm.web;

import forge.scm.Ref;
import forge.store.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refs in the order of lists: those first that changed last. */
final class RefList {
  private static final Duration STALE = Duration.ofDays(90);
  private static final Comparator<Ref> ORDER =
      Comparator.comparing(RefList::touched).reversed().thenComparing(Ref::name);

  private final List<Ref> refs;
  private final Instant now;

  RefList(List<Ref> refs, Instant now) {
    this.refs = refs;
    this.now = now;
  }

  private static Instant touched(Ref ref) {
    return Objects.requireNonNullElse(ref.touchedAt(), Instant.EPOCH);
  }

  /**
   * @param query what the name holds, in any case
   * @param kind "active" or "stale" for those touched or not touched of late
   */
  List<Ref> fitting(boolean tags, String query, String kind) {
    String wanted = query.toLowerCase(Locale.ROOT);
    return refs.stream()
        .filter(ref -> ref.tag() == tags)
        .filter(ref -> ref.brief().toLowerCase(Locale.ROOT).contains(wanted))
        .filter(ref -> fits(ref, kind))
        .sorted(ORDER)
        .toList();
  }

  private boolean fits(Ref ref, String kind) {
    boolean stale = touched(ref).plus(STALE).isBefore(now);
    return switch (kind) {
      case "active" -> !stale;
      case "stale" -> stale;
      default -> true;
    };
  }

  /** The part after a cursor, which names the time and the name of the last one shown. */
  static Slice<Ref> slice(List<Ref> sorted, @Nullable String after, int limit) {
    List<Ref> rest = sorted;
    if (after != null) {
      int dot = after.indexOf('.');
      if (dot > 0 && after.substring(0, dot).matches("-?\\d{1,12}")) {
        Instant at = Instant.ofEpochSecond(Long.parseLong(after.substring(0, dot)));
        String name = after.substring(dot + 1);
        rest = sorted.stream().filter(ref -> later(ref, at, name)).toList();
      }
    }
    return Slice.of(
        rest.subList(0, Math.min(limit + 1, rest.size())),
        limit,
        ref -> touched(ref).getEpochSecond() + "." + ref.name());
  }

  private static boolean later(Ref ref, Instant at, String name) {
    int order = touched(ref).compareTo(at);
    return order < 0 || (order == 0 && ref.name().compareTo(name) > 0);
  }
}
