package forge.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.UserId;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests of tickets over HTTP. */
abstract class TicketsWebTests {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  static final String HOME = "/p/aqueduct/tickets";
  static final String REST = "/rest/p/aqueduct/tickets";

  @SuppressWarnings("NullAway.Init")
  static TestForge forge;

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.get());
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(201, 303);
    return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
  }

  static String open(UserId by, String title) {
    return location(forge.as(by).post(HOME + "/new", Map.of("title", title, "text", "As said.")));
  }

  static String etag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }
}
