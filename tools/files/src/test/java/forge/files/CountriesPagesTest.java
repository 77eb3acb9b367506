package forge.files;

import static forge.testing.People.DAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.web.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Downloads by country, in the shape in which SourceForge gives them. */
@TestInstance(Lifecycle.PER_CLASS)
class CountriesPagesTest {
  private static final String GERMANY = "192.0.2.7";
  private static final String JAPAN = "198.51.100.7";
  private static final String NOWHERE = "203.0.113.7";
  private static final String WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/140.0";
  private static final String LINUX = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";
  private static final String STATS = "/p/aqueduct/files/stats";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final Path database = database();
  private final TestForge forge =
      TestForge.start(DATABASE.get(), Map.of("FORGE_IP_DATABASE", database.toString()));

  @BeforeAll
  void fetch() {
    var put =
        forge
            .as(DAN)
            .request("/rest/p/aqueduct/files/world/water.zip")
            .header("X-CSRF-Token", forge.as(DAN).csrf())
            .PUT(BodyPublishers.ofString("water"));
    assertThat(forge.as(DAN).send(put).statusCode()).isEqualTo(201);
    fetch(GERMANY, WINDOWS, 3);
    fetch(GERMANY, LINUX, 1);
    fetch(JAPAN, LINUX, 2);
    fetch(NOWHERE, LINUX, 1);
    forge.settle();
  }

  @AfterAll
  void close() throws IOException {
    forge.close();
    Files.delete(database);
  }

  @Test
  void theJsonHasCountriesAndSystemsAsPairsAndTheirTop() throws IOException {
    JsonNode stats = json("");

    assertThat(stats.get("total").asInt()).isEqualTo(7);
    assertThat(stats.get("countries"))
        .hasToString("[[\"Germany\",4],[\"Japan\",2],[\"Unknown\",1]]");
    assertThat(stats.get("oses")).hasToString("[[\"Linux\",4],[\"Windows\",3]]");
    assertThat(stats.get("oses_with_downloads")).hasToString("[\"Linux\",\"Windows\"]");
    assertThat(stats.at("/summaries/geo"))
        .hasToString("{\"top\":\"Germany\",\"percent\":57,\"modifier_text\":\"\"}");
    assertThat(stats.toString()).doesNotContain(GERMANY);
  }

  @Test
  void systemsByCountryAreThereUnlessNotWanted() throws IOException {
    JsonNode stats = json("?path=/world/water.zip");

    assertThat(stats.get("oses_by_country"))
        .hasToString(
            "{\"Germany\":{\"Windows\":3,\"Linux\":1},\"Japan\":{\"Linux\":2},"
                + "\"Unknown\":{\"Linux\":1}}");
    assertThat(json("?os_by_country=false").has("oses_by_country")).isFalse();
  }

  @Test
  void countriesAreLettersForThoseWhoAsk() throws IOException {
    JsonNode stats = json("?country_codes=true");

    assertThat(stats.get("countries")).hasToString("[[\"DE\",4],[\"JP\",2],[\"ZZ\",1]]");
    assertThat(stats.at("/oses_by_country/JP/Linux").asInt()).isEqualTo(2);
    assertThat(stats.at("/summaries/geo/top").asText()).isEqualTo("DE");
  }

  @Test
  void thePageTellsThemToo() {
    assertThat(forge.guest().get(STATS).body()).contains("Germany", "Japan");
  }

  private JsonNode json(String query) throws IOException {
    return Json.MAPPER.readTree(forge.guest().get(STATS + "/json" + query).body());
  }

  private void fetch(String address, String agent, int times) {
    for (int i = 0; i < times; i++) {
      var guest = forge.guest();
      var get =
          guest
              .request("/p/aqueduct/files/get/world/water.zip")
              .header("X-Forwarded-For", address)
              .header("User-Agent", agent);
      assertThat(guest.send(get).body()).isEqualTo("water");
    }
  }

  private static Path database() {
    try {
      Path file = Files.createTempFile("countries", ".mmdb");
      return AddressDatabase.write(file, Map.of("192.0.2.0/24", "DE", "198.51.100.0/24", "JP"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
