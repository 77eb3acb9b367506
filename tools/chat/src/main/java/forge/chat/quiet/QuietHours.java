package forge.chat.quiet;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Hours of the day in which somebody wants to be left alone, by the clock where they live. Where
 * they end before they begin, they end on the next day; where both are the same, they last a day.
 *
 * @param days on which they begin
 */
public record QuietHours(LocalTime from, LocalTime to, Set<DayOfWeek> days, ZoneId zone) {
  public QuietHours {
    var sorted = EnumSet.noneOf(DayOfWeek.class);
    sorted.addAll(days);
    days = Collections.unmodifiableSet(sorted);
  }

  boolean hold(Instant now) {
    var there = now.atZone(zone);
    LocalTime time = there.toLocalTime();
    boolean today = days.contains(there.getDayOfWeek());
    if (from.isBefore(to)) {
      return today && !time.isBefore(from) && time.isBefore(to);
    }
    boolean yesterday = days.contains(there.getDayOfWeek().minus(1));
    return (today && !time.isBefore(from)) || (yesterday && time.isBefore(to));
  }
}
