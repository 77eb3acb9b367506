package forge.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.chat.quiet.Quiet;
import forge.chat.quiet.QuietHours;
import forge.chat.quiet.QuietTimes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When somebody wants to be left alone, as programs read and write it.
 *
 * @param now whether it holds just now; not read
 * @param until for once, until then
 * @param hours again and again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuietJson(@Nullable Boolean now, @Nullable Instant until, @Nullable HoursJson hours) {

  /** Hours of a day, such as 22:00 to 07:00, on days such as monday. */
  public record HoursJson(
      @Nullable String from,
      @Nullable String to,
      @Nullable List<@Nullable String> days,
      @Nullable String zone) {
    static @Nullable HoursJson of(@Nullable QuietHours hours) {
      return hours == null
          ? null
          : new HoursJson(
              hours.from().toString(),
              hours.to().toString(),
              hours.days().stream().map(d -> d.name().toLowerCase(Locale.ROOT)).toList(),
              hours.zone().getId());
    }
  }

  static QuietJson of(QuietTimes times, Quiet quiet) {
    return new QuietJson(times.holds(quiet), quiet.until(), HoursJson.of(quiet.hours()));
  }

  Quiet wanted() {
    return new Quiet(
        until,
        hours == null
            ? null
            : QuietTimes.typed(hours.from(), hours.to(), hours.days(), hours.zone()));
  }
}
