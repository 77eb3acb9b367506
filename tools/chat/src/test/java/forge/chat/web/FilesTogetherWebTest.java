package forge.chat.web;

import static forge.chat.web.TalkingForge.PAGE;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import forge.testing.TestForge;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The room that files of rooms take together, whenever they come. */
class FilesTogetherWebTest {
  private static final long MOST = 1_000_000_000;
  @RegisterExtension final TalkingForge talk = new TalkingForge(Map.of("FORGE_CHAT_FILES_GB", "1"));

  private int bring(String text) {
    TestForge.Browser browser = talk.as(MIA);
    return browser
        .send(
            browser
                .request("/rest" + PAGE + "/files?name=a.txt")
                .header("Accept", "application/json")
                .header("X-CSRF-Token", browser.csrf())
                .POST(BodyPublishers.ofString(text)))
        .statusCode();
  }

  private MongoCollection<Document> files() {
    return talk.forge().forge().database().getCollection("chat_files");
  }

  private Document first() {
    return Objects.requireNonNull(files().find().first());
  }

  @Test
  void thoseThatComeTogetherNeverTakeMoreThanThereIs() {
    assertThat(bring("12345")).isEqualTo(201);
    files().updateOne(Filters.empty(), Updates.set("size", MOST - 6));

    IntStream.range(0, 8).parallel().forEach(i -> bring("1234"));

    long used = 0;
    for (Document file : files().find()) {
      used += file.getLong("size");
    }
    assertThat(used).isLessThanOrEqualTo(MOST);
    files().deleteMany(Filters.eq("size", 4L));
    assertThat(bring("1234")).isEqualTo(201);
    assertThat(bring("1234")).isEqualTo(422);
  }

  @Test
  void thoseFromBeforeThereWasALimitAreCountedByAJob() {
    assertThat(bring("12345")).isEqualTo(201);
    String place = first().getString("place");
    files()
        .updateOne(
            Filters.empty(), Updates.combine(Updates.unset("place"), Updates.set("size", MOST)));
    assertThat(bring("another")).isEqualTo(201);
    files().deleteOne(Filters.eq("size", 7L));

    talk.pass(Duration.ofDays(1));
    talk.pass(Duration.ofDays(1));

    assertThat(first().getString("place")).isEqualTo(place);
    assertThat(bring("more")).isEqualTo(422);
  }
}
