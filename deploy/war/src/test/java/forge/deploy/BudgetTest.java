package forge.deploy;

import static forge.testing.People.ADA;
import static forge.testing.People.MIA;
import static forge.testing.TestForge.AQUEDUCT;
import static org.assertj.core.api.Assertions.assertThat;

import forge.access.Membership;
import forge.access.Roles;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.UserId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the hot pages may ask of the database, with every tool mounted, for a member whose session
 * and project were looked up in the last seconds. None of it grows with what a project holds.
 */
class BudgetTest {
  private static final Map<String, Integer> BUDGET =
      Map.of(
          "/p/aqueduct", 4,
          "/p/aqueduct/tickets", 4,
          "/p/aqueduct/tickets/1", 5,
          "/p/aqueduct/wiki/Home", 4,
          "/p/aqueduct/blog", 2,
          "/p/aqueduct/forum", 2,
          "/p/aqueduct/forum/general", 5,
          "/p/aqueduct/forum/topics/1", 5,
          "/p/aqueduct/chat", 6);

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  static TestForge forge;

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.get());
    fill(1);
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static void fill(int times) {
    for (int i = 0; i < times; i++) {
      forge.as(ADA).json("POST", "/rest/p/aqueduct/tickets", "{\"title\": \"Arch " + i + "\"}");
      forge
          .as(ADA)
          .json("PUT", "/rest/p/aqueduct/wiki/Page%20" + i, "{\"text\": \"See [Home], [#1].\"}");
      String text = "{\"title\": \"Arch " + i + "\", \"text\": \"New.\", \"state\": \"published\"}";
      forge.as(ADA).json("POST", "/rest/p/aqueduct/blog", text);
      String topic = "{\"title\": \"Arch " + i + "\", \"text\": \"Why?\"}";
      forge.as(ADA).json("POST", "/rest/p/aqueduct/forum/general/topics", topic);
      forge.as(ADA).json("POST", "/rest/p/aqueduct/forum/topics/1/posts", "{\"text\": \"So.\"}");
      forge
          .as(ADA)
          .json(
              "POST",
              "/rest/p/aqueduct/chat/messages",
              "{\"text\": \"Line " + i + "\", \"nonce\": \"n" + System.nanoTime() + "\"}");
      forge.clock().advance(java.time.Duration.ofSeconds(1));
    }
    forge.settle();
  }

  @Test
  void hotPagesKeepTheirBudgetHoweverMuchThereIs() {
    Map<String, Integer> small = calls();
    for (int i = 0; i < 300; i++) {
      forge
          .forge()
          .memberships()
          .keep(
              new Membership(
                  AQUEDUCT,
                  new UserId("member" + i),
                  Set.of(Roles.MEMBER),
                  forge.clock().instant()));
    }
    fill(60);

    assertThat(small)
        .allSatisfy((page, calls) -> assertThat(calls).as(page).isBetween(1, BUDGET.get(page)));
    assertThat(calls()).isEqualTo(small);
  }

  private static Map<String, Integer> calls() {
    var calls = new LinkedHashMap<String, Integer>();
    for (String page : BUDGET.keySet()) {
      assertThat(forge.as(MIA).get(page).statusCode()).as(page).isEqualTo(200);
      calls.put(page, fewest(page));
    }
    return calls;
  }

  /** What is remembered for some seconds may just be forgotten: the best of three counts. */
  private static int fewest(String page) {
    return IntStream.range(0, 3)
        .map(i -> TestForge.databaseCalls(forge.as(MIA).get(page)))
        .min()
        .orElseThrow();
  }
}
