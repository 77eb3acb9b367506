package forge.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.chat.MessageWanted.Filter;
import forge.chat.MessageWanted.Term;
import forge.refusal.Refusal.Invalid;
import forge.search.Wanted.Order;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageWantedTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static MessageWanted parse(String typed) {
    return MessageWanted.parse(typed, "relevance", null, TODAY);
  }

  @Test
  void wordsPhrasesAndWhatMustNotBeThereAreToldApart() {
    assertThat(parse("valve \"arch seven\" -pump -\"old wall\" „große Brücke“").terms())
        .containsExactly(
            new Term("valve", false, false),
            new Term("arch seven", true, false),
            new Term("pump", false, true),
            new Term("old wall", true, true),
            new Term("große Brücke", true, false));
  }

  @Test
  void aColonThatBelongsToNoOperatorIsPartOfAWord() {
    assertThat(parse("https://example.org/x 12:30").terms())
        .extracting(Term::text)
        .containsExactly("https://example.org/x", "12:30");
  }

  @Test
  void operatorsAreReadInAnyCaseAndTurnedRoundByAMinus() {
    assertThat(parse("FROM:@Mia -in:gardeners topic:\"spring cleaning\" has:Link").filters())
        .containsExactly(
            new Filter(new MessageWanted.From("mia"), false),
            new Filter(new MessageWanted.In("gardeners"), true),
            new Filter(new MessageWanted.InTopic("spring cleaning"), false),
            new Filter(new MessageWanted.Has(MessageParts.LINK), false));
  }

  @ParameterizedTest
  @CsvSource({
    "during:2026-11-20, 2026-11-20T00:00:00Z, 2026-11-21T00:00:00Z",
    "during:2024-02,    2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z",
    "during:2025,       2025-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
    "during:yesterday,  2026-11-20T00:00:00Z, 2026-11-21T00:00:00Z",
    "before:2026-11,    1970-01-01T00:00:00Z, 2026-11-01T00:00:00Z",
    "after:2026-11-20,  2026-11-21T00:00:00Z, 9999-01-01T00:00:00Z",
    "after:today,       2026-11-22T00:00:00Z, 9999-01-01T00:00:00Z"
  })
  void timesAreDaysMonthsAndYears(String typed, Instant from, Instant to) {
    assertThat(parse(typed).filters())
        .containsExactly(new Filter(new MessageWanted.Within(new Days.Span(from, to)), false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "before:soon | before: takes a day such as 2026-11-21, a month",
        "after:2026-02-30 | after: takes a day",
        "during:1066 | during: takes a day",
        "has:cheese | has: takes link, image, file, code or reaction.",
        "from:a/b | from: takes the name of somebody"
      })
  void aValueThatCannotBeIsRefusedByASentenceThatNamesTheOperator(String typed, String sentence) {
    assertThatThrownBy(() -> parse(typed))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void aSearchHasLimits() {
    assertThatThrownBy(() -> parse("x ".repeat(21))).hasMessageContaining("at most 20 words");
    assertThatThrownBy(() -> parse("x".repeat(301))).hasMessageContaining("300");
  }

  @Test
  void withoutWordsTheNewestComeFirst() {
    assertThat(parse("from:mia -pump").order()).isEqualTo(Order.NEWEST);
    assertThat(parse("pump").order()).isEqualTo(Order.RELEVANCE);
  }
}
