package forge.scm.count;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Weeks as numbers: one more each Monday, in UTC. */
public final class Weeks {
  private static final int FIRST_MONDAY = -3;
  private static final int DAYS = 7;

  private Weeks() {}

  public static int of(Instant at) {
    long day = LocalDate.ofInstant(at, ZoneOffset.UTC).toEpochDay();
    return (int) Math.floorDiv(day - FIRST_MONDAY, (long) DAYS);
  }

  /** When a week begins. */
  public static Instant begin(int week) {
    return monday(week).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The Monday on which a week begins. */
  public static LocalDate monday(int week) {
    return LocalDate.ofEpochDay((long) week * DAYS + FIRST_MONDAY);
  }
}
