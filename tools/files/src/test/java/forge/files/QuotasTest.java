package forge.files;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import forge.files.QuotaStore.Kept;
import forge.project.MountId;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import forge.user.User;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The room that a project's files take is counted, limited, and right after a crash. */
@TestInstance(Lifecycle.PER_CLASS)
class QuotasTest {
  private static final String FILES = "/p/aqueduct/files";
  private static final String QUOTA = "/rest" + FILES + "/-/quota";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final TestForge forge = TestForge.start(DATABASE.get());
  private final Browser dan = forge.as(DAN);
  private final QuotaStore store = new QuotaStore(DATABASE.get());

  @AfterAll
  void close() {
    forge.close();
  }

  @Test
  void whatIsPublishedAndRemovedIsCountedOnce() {
    long before = used();

    put("counted/a.txt", "0123456789");
    put("counted/a.txt", "0123456789");
    assertThat(used()).isEqualTo(before + 10);

    dan.json("DELETE", "/rest" + FILES + "/counted/a.txt", null);
    assertThat(used()).isEqualTo(before);

    put("counted/a.txt", "0123456789");
    assertThat(used()).isEqualTo(before + 10);
  }

  @Test
  void theFilesOfADraftCountAndGiveTheirRoomBack() {
    long before = used();
    dan.json("POST", "/rest" + FILES + "/-/releases", "{\"version\":\"9.9\"}");

    put("9.9/a.txt", "12345");
    put("9.9/a.txt", "1234567");
    assertThat(used()).isEqualTo(before + 7);

    dan.json("DELETE", "/rest" + FILES + "/-/releases/9.9", null);
    assertThat(used()).isEqualTo(before);
  }

  @Test
  void whereThereIsNoRoomASentenceSaysSoAndNothingIsKept() {
    forge.forge().users().accounts().makeAdmin(User.FORGE, ADA, true);
    Browser ada = forge.as(ADA);
    assertThat(dan.json("PUT", QUOTA, "{\"gb\":0}").statusCode()).isEqualTo(403);
    assertThat(forge.as(MIA).get(QUOTA).statusCode()).isEqualTo(403);
    assertThat(ada.json("PUT", QUOTA, "{\"gb\":-1}").statusCode()).isEqualTo(422);
    assertThat(ada.json("PUT", QUOTA, "{\"gb\":0}").body()).contains("\"own\":true");

    HttpResponse<String> refused = put("full/x.txt", "x");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("there is no room for 1 bytes more");
    assertThat(forge.guest().get(FILES + "/get/full/x.txt").statusCode()).isEqualTo(404);

    assertThat(ada.get(FILES + "/-/room").body()).contains("Limit in GB");
    assertThat(dan.get(FILES + "/-/room").body()).contains("taken").doesNotContain("Limit in GB");
    ada.post(FILES + "/-/room", Map.of("gb", ""));
    assertThat(put("full/x.txt", "x").statusCode()).isEqualTo(201);
    forge.forge().users().accounts().makeAdmin(User.FORGE, ADA, false);
  }

  @Test
  void whatDiedInBetweenIsSettledByWhatIsThere() {
    put("crash/there.txt", "there");
    long right = used();
    MountId mount = forge.visit(ADA).project().mountOf("files").orElseThrow().id();
    ReleaseFile there = file(mount, "crash/there.txt", "there");
    ReleaseFile never = file(mount, "crash/never.txt", "never");
    assertThat(store.come(TestForge.AQUEDUCT, never, 1L << 40, forge.clock().instant()))
        .isPresent();
    store.go(TestForge.AQUEDUCT, there, forge.clock().instant());
    assertThat(used()).isEqualTo(right + 5);

    forge.clock().advance(Duration.ofHours(2));
    forge.settle();

    assertThat(used()).isEqualTo(right);
    assertThat(store.begun(TestForge.AQUEDUCT)).isEmpty();
  }

  private ReleaseFile file(MountId mount, String path, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return new ReleaseFile(
        mount,
        new FilePath(path),
        new ReleaseFile.Content(bytes.length, Arrivals.sha256(bytes), ""),
        DAN,
        forge.clock().instant(),
        0,
        Standing.LIVE,
        Set.of(),
        false);
  }

  private long used() {
    return store.find(TestForge.AQUEDUCT).map(Kept::used).orElse(0L);
  }

  private HttpResponse<String> put(String path, String text) {
    return dan.json("PUT", "/rest" + FILES + "/" + path, text);
  }
}
