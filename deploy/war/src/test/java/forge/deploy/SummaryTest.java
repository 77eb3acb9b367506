package forge.deploy;

import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the front page of a project asks of the database with one release in it, and with 20,000:
 * the same calls, and no more bytes than a page needs.
 */
class SummaryTest {
  private static final int MANY = 20_000;
  private static final long FIRST_LOOK = 400_000;
  private static final String LINUX =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  static TestForge forge;

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.get());
    forge.as(DAN).json("PUT", "/rest/p/aqueduct/files/9.0/aqueduct-9.0-linux-x64.tar.gz", "water");
    forge.as(DAN).json("PUT", "/rest/p/aqueduct/files/9.0/aqueduct-9.0-windows.exe", "steam");
    forge.settle();
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static HttpResponse<String> look(Browser as, String agent) {
    return as.send(
        as.request("/p/aqueduct").header("Accept", "text/html").header("User-Agent", agent).GET());
  }

  @Test
  void theButtonIsForTheVisitorsSystem() {
    var linux = look(forge.guest(), LINUX);

    assertThat(linux.body()).contains("Download aqueduct-9.0-linux-x64.tar.gz");
    assertThat(
            look(forge.guest(), LINUX.replace("X11; Linux x86_64", "Windows NT 10.0; Win64; x64"))
                .body())
        .contains("Download aqueduct-9.0-windows.exe");
    assertThat(look(forge.guest(), "curl/8").body()).contains("/p/aqueduct/files/latest");
    assertThat(String.join(", ", linux.headers().allValues("Vary")))
        .contains("User-Agent")
        .contains("Sec-CH-UA-Arch")
        .contains("Cookie");
    assertThat(linux.headers().firstValue("Accept-CH").orElseThrow()).contains("Bitness");
  }

  @Test
  void twentyThousandReleasesCostWhatOneCosts() {
    look(forge.guest(), LINUX);
    HttpResponse<String> one = look(forge.guest(), LINUX);
    int calls = TestForge.databaseCalls(look(forge.as(MIA), LINUX));

    releases(forge.forge().database());
    forge.as(DAN).json("PUT", "/rest/p/aqueduct/files/9.1/aqueduct-9.1-linux-x64.tar.gz", "more");
    forge.settle();

    HttpResponse<String> first = look(forge.guest(), LINUX);
    assertThat(first.body()).contains("aqueduct-9.1-linux-x64.tar.gz");
    assertThat(TestForge.databaseBytes(first)).isBetween(1L, FIRST_LOOK);
    HttpResponse<String> many = look(forge.guest(), LINUX);
    assertThat(TestForge.databaseBytes(many)).isEqualTo(TestForge.databaseBytes(one));
    assertThat(many.body()).hasSizeLessThan(one.body().length() + 2_000);
    assertThat(TestForge.databaseCalls(look(forge.as(MIA), LINUX)))
        .isLessThanOrEqualTo(calls)
        .isLessThanOrEqualTo(4);
  }

  /** As if they had been published one after the other over the years. */
  private static void releases(MongoDatabase database) {
    var files = database.getCollection("files");
    Document like = files.find().first();
    assertThat(like).isNotNull();
    var batch = new ArrayList<Document>();
    for (int i = 0; i < MANY; i++) {
      String folder = "1." + i;
      String path = folder + "/aqueduct-" + folder + ".tar.gz";
      batch.add(
          new Document(like)
              .append("_id", like.getString("mount") + "/" + path)
              .append("path", path)
              .append("folder", folder)
              .append("publishedAt", Instant.ofEpochSecond(1_500_000_000L + i)));
      if (batch.size() == 1_000) {
        files.insertMany(batch);
        batch.clear();
      }
    }
  }
}
