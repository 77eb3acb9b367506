package forge.chat.web;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.regex;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.job.JobState;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the platform learns of messages by following the log of their room. */
class MessageLearningWebTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String REST = "/rest/p/aqueduct/chat/messages";
  private TestForge forge;

  @BeforeEach
  void start() {
    forge = TestForge.start(DATABASE.fresh());
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private void say(UserId by, String text) {
    assertThat(forge.as(by).json("POST", REST, "{\"text\":\"" + text + "\"}").statusCode())
        .isEqualTo(201);
  }

  private void aMomentLater() {
    forge.clock().advance(Duration.ofSeconds(2));
    forge.settle();
  }

  private long known() {
    return DATABASE
        .get()
        .getCollection("artifacts")
        .countDocuments(
            and(eq("type", "message"), regex("artifact", "^[0-9]"), not(exists("gone"))));
  }

  private long jobsDone() {
    return forge.forge().jobs().counts().getOrDefault(JobState.DONE, 0L);
  }

  @Test
  void theFirstMessageIsLearnedAtOnceAndManyByOneJob() {
    say(MIA, "first");
    forge.settle();
    assertThat(known()).isEqualTo(1);
    aMomentLater();

    long before = jobsDone();
    for (int i = 0; i < 4; i++) {
      say(MIA, "m" + i);
      say(DAN, "d" + i);
      say(GUS, "g" + i);
    }
    aMomentLater();

    assertThat(known()).isEqualTo(13);
    assertThat(jobsDone() - before).isLessThanOrEqualTo(2);
  }

  @Test
  void whatIsDeletedOrHiddenIsNotKnownAnyMore() {
    var rules = Map.of("hideAfter", "2", "indexed", "true");
    assertThat(forge.as(DAN).post("/p/aqueduct/chat/moderation/rules", rules).statusCode())
        .isEqualTo(303);
    say(MIA, "one");
    say(DAN, "two");
    forge.clock().advance(Duration.ofDays(8));
    say(GUS, "three");
    aMomentLater();
    assertThat(known()).isEqualTo(3);

    assertThat(forge.as(MIA).json("DELETE", REST + "/1", null).statusCode() / 100).isEqualTo(2);
    aMomentLater();
    assertThat(known()).isEqualTo(2);

    for (UserId reader : List.of(MIA, DAN)) {
      forge.as(reader).json("POST", REST + "/3/report", "{\"reason\":\"rude\"}");
    }
    aMomentLater();
    assertThat(known()).isEqualTo(1);
  }

  @Test
  void whatANodeDidNotAskForIsFoundByTheNextThatStarts() {
    forge.settle();
    say(MIA, "one");
    DATABASE.get().getCollection("jobs").deleteMany(regex("kind", "FollowRoom"));
    forge.settle();
    assertThat(known()).isZero();

    try (var next = forge.node()) {
      next.settle();
    }
    assertThat(known()).isEqualTo(1);
  }
}
