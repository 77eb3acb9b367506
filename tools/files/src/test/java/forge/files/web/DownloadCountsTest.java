package forge.files.web;

import static forge.testing.People.DAN;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestForge;
import org.junit.jupiter.api.Test;

class DownloadCountsTest extends FilesOfAqueduct {
  @Test
  void downloadsAreCountedOnceAndRobotsNot() {
    put(DAN, "count.bin", TEN);

    get("count.bin");
    send(forge.guest(), "count.bin", "Range", "bytes=0-4");
    send(forge.guest(), "count.bin", "Range", "bytes=0-9");
    send(forge.guest(), "count.bin", "Range", "bytes=5-9");
    send(forge.guest(), "count.bin", "User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1)");
    String tag = get("count.bin").headers().firstValue("ETag").orElseThrow();
    send(forge.guest(), "count.bin", "If-None-Match", tag);

    assertThat(downloads("count.bin")).isEqualTo(2);
  }

  @Test
  void downloadsAreToldByDayAndSystemInTheShapeOthersRead() {
    put(DAN, "stats/1.0/stats-1.0.bin", TEN);
    send(forge.guest(), "stats/1.0/stats-1.0.bin", "User-Agent", "curl/8.5.0");
    send(
        forge.guest(),
        "stats/1.0/stats-1.0.bin",
        "User-Agent",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/143.0.0.0");
    count();

    String today = forge.clock().instant().toString().substring(0, 10);
    var json =
        forge
            .guest()
            .get(FILES + "/stats/json?path=/stats&start_date=" + today + "&end_date=" + today);
    assertThat(json.body())
        .contains(
            "\"total\":2",
            "\"downloads\":[[\"" + today + " 00:00:00\",2]]",
            "[\"Unknown\",1],[\"Windows\",1]",
            "\"summaries\":{\"time\":{\"downloads\":2}",
            "\"referrers\":[[\"direct\",1],[\"script\",1]]");
    assertThat(forge.guest().get(FILES + "/stats/json?path=stats/1.0/stats-1.0.bin").body())
        .contains("\"total\":2", "\"period\":\"daily\"");
    assertThat(forge.guest().get(FILES + "/stats/json?start_date=2025-12-01").body())
        .contains("\"period\":\"weekly\"");
    assertThat(forge.guest().get(FILES + "/stats/json?start_date=2024-01-01").body())
        .contains("\"period\":\"monthly\"");
    assertThat(forge.guest().get(FILES + "/stats?path=stats").body())
        .contains("<svg", today, "Windows", "Scripts and package managers");
    assertThat(forge.guest().get(FILES + "/stats?days=9999").statusCode()).isEqualTo(422);
    assertThat(forge.guest().get(FILES + "/stats/json?period=hourly").statusCode()).isEqualTo(422);
    assertThat(forge.guest().get(FILES + "/stats/json?start_date=x").statusCode()).isEqualTo(422);
  }

  @Test
  void aDownloadCostsTheDatabaseNothingToCount() {
    put(DAN, "cheap.bin", TEN);
    get("cheap.bin");
    int first = TestForge.databaseCalls(get("cheap.bin"));
    int look = TestForge.databaseCalls(send(forge.guest(), "cheap.bin", "Range", "bytes=5-"));

    assertThat(first).isEqualTo(look);
  }
}
