package forge.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.refusal.Refusal;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.Overtaken;
import forge.refusal.Refusal.Taken;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What conflicts with what there is says how it does. */
class RefusalTitlesTest {
  static Stream<Arguments> conflicts() {
    return Stream.of(
        Arguments.of(new Overtaken("x"), "/problems/conflict", "Somebody was faster"),
        Arguments.of(new Taken("x"), "/problems/taken", "Taken already"),
        Arguments.of(new Full("x"), "/problems/full", "No room for more"),
        Arguments.of(new Conflict("x"), "/problems/not-possible", "Not possible as things are"));
  }

  @ParameterizedTest
  @MethodSource("conflicts")
  void everyConflictHasATitleOfItsOwn(Refusal refusal, String type, String title) {
    try (var answer = new RefusalMapper().toResponse(refusal)) {
      assertThat(answer.getEntity())
          .isEqualTo(new Problem(type, title, 409, "x", null, null, null));
    }
  }

  @Test
  void whoIsNotOvertakenReadsNothingOfIt() {
    try (var forge = TestForge.start(TestDatabase.create().fresh())) {
      var refused = forge.as(People.ADA).json("DELETE", "/rest/p/aqueduct/-/members/ada", null);

      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body())
          .contains("\"/problems/not-possible\"", "A project needs an admin")
          .doesNotContain("faster");
    }
  }
}
