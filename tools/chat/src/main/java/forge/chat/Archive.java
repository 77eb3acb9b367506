package forge.chat;

import forge.access.CorePermission;
import forge.refusal.Refusal.NotFound;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was said in a room, day by day, for people who come later and for search engines. */
public final class Archive {
  private static final int MOST_DAYS = 5_000;

  /** All days of a month, and one that follows. */
  private static final int MOST_IN_MONTH = 32;

  private final DayStore days;
  private final Rooms rooms;

  Archive(DayStore days, Rooms rooms) {
    this.days = days;
    this.rooms = rooms;
  }

  /**
   * A day, or a part of it.
   *
   * @param more the number from which there is more on this day; 0 where there is none
   */
  public record Leaf(
      LocalDate date,
      List<Message> messages,
      long more,
      @Nullable LocalDate before,
      @Nullable LocalDate after) {}

  /** What was said on a day, from a message on. */
  public Leaf day(Here here, LocalDate date, long from) {
    here.require(CorePermission.READ);
    Day day = days.find(here.id(), date).orElseThrow(() -> new NotFound("The archive of " + date));
    Optional<Day> next = days.after(here.id(), date);
    long first = Math.max(day.first(), from);
    var found = rooms.after(here, first - 1, Rooms.MOST_AT_ONCE);
    var its = found.stream().filter(m -> on(m, date)).toList();
    boolean more = its.size() == Rooms.MOST_AT_ONCE;
    return new Leaf(
        date,
        its,
        more ? its.getLast().number().value() + 1 : 0,
        days.before(here.id(), date).map(Day::date).orElse(null),
        next.map(Day::date).orElse(null));
  }

  private static boolean on(Message message, LocalDate date) {
    return !message.saidAt().atZone(ZoneOffset.UTC).toLocalDate().isAfter(date);
  }

  /**
   * A month.
   *
   * @param days those on which something was said
   * @param before the last day before the month on which something was said
   * @param after the first day after it
   */
  public record Month(
      List<LocalDate> days, @Nullable LocalDate before, @Nullable LocalDate after) {}

  /** The month of a day. */
  public Month month(Here here, LocalDate date) {
    here.require(CorePermission.READ);
    LocalDate first = date.withDayOfMonth(1);
    LocalDate end = first.plusMonths(1);
    var found = days.after(here.id(), first.minusDays(1), MOST_IN_MONTH).stream().map(Day::date);
    var some = found.toList();
    return new Month(
        some.stream().filter(d -> d.isBefore(end)).toList(),
        days.before(here.id(), first).map(Day::date).orElse(null),
        some.stream().filter(d -> !d.isBefore(end)).findFirst().orElse(null));
  }

  /** The last day on which something was said. */
  public Optional<LocalDate> last(Here here) {
    here.require(CorePermission.READ);
    return days.before(here.id(), LocalDate.of(9999, 12, 31)).map(Day::date);
  }

  /** All days, the first ones first. */
  public List<LocalDate> days(Here here) {
    here.require(CorePermission.READ);
    return days.after(here.id(), null, MOST_DAYS).stream().map(Day::date).toList();
  }
}
