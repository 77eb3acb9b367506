package forge.tickets;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TicketsWebTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String HOME = "/p/aqueduct/tickets";

  @SuppressWarnings("NullAway.Init")
  private static TestForge forge;

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.get());
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static String location(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
  }

  @Test
  void aTicketIsOpenedFoundAndClosedByForms() {
    var opened =
        forge
            .as(GUS)
            .post(HOME + "/new", Map.of("title", "<b>Arch</b> 7 leaks", "text", "Since *Monday*."));

    assertThat(opened.statusCode()).isEqualTo(303);
    String address = location(opened);
    var page = forge.guest().get(address);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.body())
        .contains("&lt;b&gt;Arch&lt;/b&gt; 7 leaks", "<em>Monday</em>")
        .doesNotContain("<b>Arch</b>", "Rename");
    var list = forge.guest().get(HOME);
    assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
    assertThat(list.body()).contains("&lt;b&gt;Arch&lt;/b&gt; 7 leaks");

    var closed =
        forge.as(DAN).post(address + "/comments", Map.of("text", "Caulked.", "status", "closed"));
    assertThat(closed.statusCode()).isEqualTo(303);
    assertThat(forge.as(DAN).get(address).body())
        .contains("Caulked.", "closed it as closed", "Reopen");
  }

  @Test
  void everyPageOfTheToolRenders() {
    var opened =
        forge
            .as(ADA)
            .post(HOME + "/new", Map.of("title", "Pier 3 cracks", "labels", "pier, crack"));
    String address = location(opened);
    forge.as(MIA).post(address + "/comments", Map.of("text", "Seen too."));

    for (String path :
        new String[] {
          HOME,
          HOME + "?q=",
          HOME + "?q=label:pier+-label:arch+by:ada&sort=newest",
          HOME + "?q=nothing+matches+this",
          HOME + "/new",
          address,
          address + "/edit",
          address + "/comments/1/edit",
          HOME + "/feed.atom"
        }) {
      var page = forge.as(ADA).get(path);
      assertThat(page.statusCode()).as(path + page.body()).isEqualTo(200);
    }
  }
}
