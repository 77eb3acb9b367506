package forge.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OwnWordsTest {
  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of("Just this.\r\n", "Just this."),
        Arguments.of(
            "Above\n\nOn Sat, 21 Nov 2026 at 10:00, A <a@b.c> wrote:\n> x\n> y\n", "Above"),
        Arguments.of(
            "Above\n\nOn Sat, 21 Nov 2026 at 10:00, Somebody\nWith <a@b.c> wrote:\n\n> x\n",
            "Above"),
        Arguments.of("Am 21.11.2026 um 10:00 schrieb A:\n> x\n\nUnten\n\n-- \nMia\n", "Unten"),
        Arguments.of("> first\nYes.\n> second\nNo.\n", "Yes.\n> second\nNo."),
        Arguments.of("Yes.\n> second\nNo.\n> third\n", "Yes.\n> second\nNo."),
        Arguments.of("Hello\n\n-- Write your answer above this line --\n\nDan: x", "Hello"),
        Arguments.of(
            "Hello\n\nOn 21.11.2026 10:00, Forge wrote:\n-- Write your answer above this line --\nx",
            "Hello"),
        Arguments.of("Hello\n\nFrom: Forge <f@x.org>\nSent: Saturday\nTo: Mia\n\nx", "Hello"),
        Arguments.of("Hello\n-----Original Message-----\nFrom: x", "Hello"),
        Arguments.of("Hello\n\nSent from my phone\n", "Hello"),
        Arguments.of("Hello\n-- \nMia\nMason of Rome", "Hello"),
        Arguments.of(
            "A list:\n- one\n- two\n\nFrom: here it gets hard",
            "A list:\n- one\n- two\n\nFrom: here it gets hard"),
        Arguments.of("> only\n> quoted\n", ""),
        Arguments.of("", ""));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void onlyWhatSomebodyWroteIsKept(String mail, String words) {
    assertThat(OwnWords.of(mail)).isEqualTo(words);
  }
}
