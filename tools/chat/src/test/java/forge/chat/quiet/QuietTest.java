package forge.chat.quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.Invalid;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When do-not-disturb holds. 2026-11-20 is a Friday. */
class QuietTest {
  private static boolean holds(String from, String to, String day, String zone, String now) {
    var hours = QuietTimes.typed(from, to, List.of(day), zone);
    return new Quiet(null, hours).holds(Instant.parse(now));
  }

  @Test
  void hoursOverMidnightBelongToTheDayTheyBeginOn() {
    assertThat(holds("22:00", "07:00", "friday", "UTC", "2026-11-20T22:00:00Z")).isTrue();
    assertThat(holds("22:00", "07:00", "friday", "UTC", "2026-11-21T06:59:59Z")).isTrue();
    assertThat(holds("22:00", "07:00", "friday", "UTC", "2026-11-21T07:00:00Z")).isFalse();
    assertThat(holds("22:00", "07:00", "friday", "UTC", "2026-11-20T06:00:00Z")).isFalse();
    assertThat(holds("22:00", "07:00", "friday", "UTC", "2026-11-21T23:00:00Z")).isFalse();
  }

  @Test
  void theClockIsThatOfThePerson() {
    assertThat(holds("09:00", "17:00", "friday", "Asia/Tokyo", "2026-11-20T00:00:00Z")).isTrue();
    assertThat(holds("09:00", "17:00", "friday", "Asia/Tokyo", "2026-11-20T08:00:00Z")).isFalse();
    assertThat(holds("00:00", "00:00", "saturday", "Asia/Tokyo", "2026-11-20T15:00:00Z")).isTrue();
    assertThat(holds("00:00", "00:00", "saturday", "Asia/Tokyo", "2026-11-21T15:00:00Z")).isFalse();
  }

  @Test
  void summerTimeMovesWithTheClockOfTheZone() {
    assertThat(holds("22:00", "07:00", "saturday", "Europe/Berlin", "2026-10-25T05:30:00Z"))
        .isTrue();
    assertThat(holds("22:00", "07:00", "saturday", "Europe/Berlin", "2026-10-25T06:00:00Z"))
        .isFalse();
  }

  @Test
  void whatIsTypedWronglyIsNamed() {
    assertThatThrownBy(() -> holds("25:00", "07:00", "friday", "UTC", "2026-11-20T22:00:00Z"))
        .isInstanceOf(Invalid.class)
        .hasMessage("A time is written as 22:00.");
    assertThatThrownBy(() -> holds("22:00", "07:00", "freitag", "UTC", "2026-11-20T22:00:00Z"))
        .hasMessage("Days are named monday to sunday.");
    assertThatThrownBy(() -> holds("22:00", "07:00", "friday", "Mars", "2026-11-20T22:00:00Z"))
        .hasMessage("A time zone is named as Europe/Berlin.");
    assertThatThrownBy(() -> QuietTimes.typed("22:00", "07:00", List.of(), "UTC"))
        .hasMessage("Choose at least one day.");
  }
}
