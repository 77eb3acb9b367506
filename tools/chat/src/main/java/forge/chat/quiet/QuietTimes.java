package forge.chat.quiet;

import com.mongodb.client.MongoDatabase;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.SignInNeeded;
import forge.user.User;
import forge.user.UserId;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets people say when they want to be left alone, and knows who does just now. */
public final class QuietTimes {
  /** Nobody asks about more people at once. */
  public static final int MOST = 100;

  private static final Duration LONGEST = Duration.ofDays(31);
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private final QuietStore store;
  private final Clock clock;

  public QuietTimes(MongoDatabase database, Clock clock) {
    this.store = new QuietStore(database);
    this.clock = clock;
  }

  public Quiet of(User user) {
    return store.find(account(user)).orElse(Quiet.NEVER);
  }

  /** Whether it holds just now. */
  public boolean holds(Quiet quiet) {
    return quiet.holds(clock.instant());
  }

  /** Sets both at once. */
  public Quiet set(User user, Quiet wanted) {
    UserId who = account(user);
    Instant now = clock.instant();
    Instant until = wanted.until();
    if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST)))) {
      throw new Invalid("until", "The time must be in the future, within 31 days.");
    }
    Quiet kept = new Quiet(until, wanted.hours());
    store.keep(who, kept);
    return kept;
  }

  /** Sets the hours alone; null for none. */
  public void hours(User user, @Nullable QuietHours hours) {
    store.keep(account(user), new Quiet(current(user), hours));
  }

  private @Nullable Instant current(User user) {
    Instant until = of(user).until();
    return until == null || !until.isAfter(clock.instant()) ? null : until;
  }

  /**
   * Begins for once, or ends what was begun so.
   *
   * @param time minutes, {@code tomorrow} or {@code off}
   * @param zone where tomorrow is meant, when no hours say where the person lives
   */
  public void once(User user, @Nullable String time, @Nullable String zone) {
    QuietHours hours = of(user).hours();
    Instant now = clock.instant();
    Instant until =
        switch (time == null ? "" : time) {
          case "off" -> null;
          case "tomorrow" -> tomorrow(now, hours, zone);
          default -> now.plus(Duration.ofMinutes(minutes(time)));
        };
    store.keep(account(user), new Quiet(until, hours));
  }

  private static long minutes(@Nullable String text) {
    if (text == null || !text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > 44_640) {
      throw new Invalid("time", "time must be minutes from 1 to 44640, tomorrow or off.", 44_640L);
    }
    return Integer.parseInt(text);
  }

  /** Nine in the morning of the next day. */
  private static Instant tomorrow(Instant now, @Nullable QuietHours hours, @Nullable String zone) {
    ZoneId there =
        hours != null ? hours.zone() : zone == null || zone.isBlank() ? ZoneOffset.UTC : zone(zone);
    return now.atZone(there).plusDays(1).with(MORNING).truncatedTo(ChronoUnit.MINUTES).toInstant();
  }

  /** Who of these wants to be left alone just now, in one database call. */
  public Set<UserId> holding(Collection<UserId> users) {
    if (users.isEmpty()) {
      return Set.of();
    }
    Instant now = clock.instant();
    return store.find(users).entrySet().stream()
        .filter(e -> e.getValue().holds(now))
        .map(java.util.Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Hours as people type them, or refuses with a sentence. */
  public static QuietHours typed(
      @Nullable String from,
      @Nullable String to,
      @Nullable List<@Nullable String> days,
      @Nullable String zone) {
    var chosen = EnumSet.noneOf(DayOfWeek.class);
    for (String day : days == null ? List.<String>of() : days) {
      chosen.add(day(day));
    }
    if (chosen.isEmpty()) {
      throw new Invalid("days", "Choose at least one day.");
    }
    return new QuietHours(time("from", from), time("to", to), chosen, zone(zone));
  }

  private static DayOfWeek day(@Nullable String text) {
    try {
      return DayOfWeek.valueOf(text == null ? "" : text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Invalid("days", "Days are named monday to sunday.");
    }
  }

  private static LocalTime time(String field, @Nullable String text) {
    if (text != null && text.strip().matches("([01]\\d|2[0-3]):[0-5]\\d")) {
      return LocalTime.parse(text.strip());
    }
    throw new Invalid(field, "A time is written as 22:00.");
  }

  private static ZoneId zone(@Nullable String text) {
    try {
      return ZoneId.of(text == null ? "" : text.strip());
    } catch (DateTimeException e) {
      throw new Invalid("zone", "A time zone is named as Europe/Berlin.");
    }
  }

  private static UserId account(User user) {
    if (user.guest()) {
      throw new SignInNeeded("be left alone");
    }
    return user.id();
  }
}
