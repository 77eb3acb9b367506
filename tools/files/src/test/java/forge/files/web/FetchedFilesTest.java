package forge.files.web;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchedFilesTest extends FilesOfAqueduct {
  @Test
  void aFileIsPublishedListedAndFetched() {
    var put = put(DAN, "1.0/tool-1.0.zip", TEN);
    assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
    assertThat(put.body()).contains(TEN_SHA256).contains("\"version\":\"1.0\"");
    assertThat(put(DAN, "1.0/tool-1.0.zip", TEN).statusCode()).isEqualTo(200);

    var page = forge.guest().get(FILES);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.body())
        .contains("tool-1.0.zip")
        .contains(TEN_SHA256)
        .doesNotContain("Withdraw");
    assertThat(page.headers().firstValue("Accept-CH")).isPresent();

    var got = get("1.0/tool-1.0.zip");
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.body()).isEqualTo(TEN);
    assertThat(got.headers().map())
        .containsEntry("content-type", List.of("application/zip"))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("x-sha256", List.of(TEN_SHA256))
        .containsEntry("accept-ranges", List.of("bytes"))
        .containsEntry("content-length", List.of("10"))
        .containsEntry(
            "content-disposition",
            List.of("attachment; filename=\"tool-1.0.zip\"; filename*=UTF-8''tool-1.0.zip"));
    assertThat(get("1.0/tool-1.0.zip.sha256").body()).isEqualTo(TEN_SHA256 + "  tool-1.0.zip\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-3|206|0123|bytes 0-3/10",
        "bytes=4-|206|456789|bytes 4-9/10",
        "bytes=-2|206|89|bytes 8-9/10",
        "bytes=5-500|206|56789|bytes 5-9/10",
        "bytes=10-|416||bytes */10",
        "bytes=7-3|416||bytes */10",
        "bytes=x-y|416||bytes */10",
        "bytes=0-1,4-5|200|0123456789|",
        "lines=1-2|200|0123456789|"
      })
  void partsAreSentAsAskedFor(String range, int status, String body, String contentRange) {
    put(DAN, "range.bin", TEN);

    var part = send(forge.guest(), "range.bin", "Range", range);

    assertThat(part.statusCode()).isEqualTo(status);
    if (body != null) {
      assertThat(part.body()).isEqualTo(body);
    }
    assertThat(part.headers().firstValue("Content-Range").orElse(null)).isEqualTo(contentRange);
  }

  @Test
  void aResumedDownloadIsOfTheSameFile() {
    put(DAN, "resume.bin", TEN);
    String tag = get("resume.bin").headers().firstValue("ETag").orElseThrow();
    String date = get("resume.bin").headers().firstValue("Last-Modified").orElseThrow();

    assertThat(send(forge.guest(), "resume.bin", "Range", "bytes=5-", "If-Range", tag).statusCode())
        .isEqualTo(206);
    assertThat(
            send(forge.guest(), "resume.bin", "Range", "bytes=5-", "If-Range", date).statusCode())
        .isEqualTo(206);
    assertThat(
            send(forge.guest(), "resume.bin", "Range", "bytes=5-", "If-Range", "\"other\"")
                .statusCode())
        .isEqualTo(200);
    assertThat(send(forge.guest(), "resume.bin", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(send(forge.guest(), "resume.bin", "If-Modified-Since", date).statusCode())
        .isEqualTo(304);
  }

  @Test
  void headTellsEverythingAndSendsNothing() {
    put(DAN, "head.bin", TEN);

    var head =
        forge
            .guest()
            .send(
                forge
                    .guest()
                    .request(FILES + "/get/head.bin")
                    .method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Length")).hasValue("10");
    assertThat(head.headers().firstValue("ETag")).isPresent();
    assertThat(head.body()).isEmpty();
    assertThat(downloads("head.bin")).isZero();
  }

  @Test
  void aFileIsRecommendedByHandByRuleOrByItsVersion() {
    put(DAN, "rec/rec-900.0-solaris.zip", TEN);
    put(DAN, "rec/rec-901.0-solaris.zip", "new");
    assertThat(latest("solaris")).endsWith("rec-901.0-solaris.zip");

    var marked =
        forge
            .as(DAN)
            .json("PATCH", REST + "/rec/rec-900.0-solaris.zip", "{\"recommended\":[\"solaris\"]}");
    assertThat(marked.statusCode()).as(marked.body()).isEqualTo(200);
    assertThat(latest("solaris")).endsWith("rec-900.0-solaris.zip");
    assertThat(forge.as(DAN).get(FILES + "/-/recommended").body())
        .contains("Chosen by hand.", "Newer: rec-901.0-solaris.zip");
    assertThat(
            forge
                .as(DAN)
                .json("PATCH", REST + "/rec/rec-900.0-solaris.zip", "{\"recommended\":[\"amiga\"]}")
                .statusCode())
        .isEqualTo(422);

    forge.as(DAN).post(FILES + "/-/recommended", Map.of("system", "solaris", "path", ""));
    assertThat(latest("solaris")).endsWith("rec-901.0-solaris.zip");
    assertThat(forge.as(MIA).get(FILES + "/-/recommended").statusCode()).isEqualTo(403);
  }

  @Test
  void theLatestIsFoundForEverySystem() {
    put(DAN, "9.0/app-9.0-linux-x64.tar.gz", "lx");
    put(DAN, "9.0/app-9.0-linux-arm64.tar.gz", "la");
    put(DAN, "9.0/app-9.0-win64.exe", "wx");
    put(DAN, "9.1-rc1/app-9.1-rc1-win64.exe", "rc");

    assertThat(latest("?os=linux&arch=arm64", "curl/8"))
        .endsWith("/get/9.0/app-9.0-linux-arm64.tar.gz");
    assertThat(latest("", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/143.0"))
        .endsWith("/get/9.0/app-9.0-win64.exe");
    assertThat(latest("/download?os=linux", "curl/8"))
        .endsWith("/get/9.0/app-9.0-linux-x64.tar.gz");

    var best = forge.guest().get(FILES + "/best_release.json");
    assertThat(best.body())
        .contains("\"platform_releases\":{\"windows\":{\"filename\":\"/9.0/app-9.0-win64.exe\"")
        .contains("\"mac\":null")
        .contains("\"md5sum\":")
        .contains("\"mime_type\":");
  }

  @Test
  void addressesAsOnSourceForgeLeadHere() {
    put(DAN, "else/a%2Bb-1.0.bin", TEN);
    String old = "/projects/aqueduct";

    assertThat(follow(old)).contains("Aqueduct");
    assertThat(follow(old + "/files/")).contains("else");
    assertThat(follow(old + "/files/else/a%2Bb-1.0.bin/download")).isEqualTo(TEN);
    assertThat(follow(old + "/files/latest/download")).isNotEmpty();
    assertThat(follow(old + "/files/else/stats/json?start_date=2026-01-01")).contains("\"total\":");
    assertThat(follow(old + "/files/else/stats/timeline")).contains("<svg");
    assertThat(follow(old + "/best_release.json")).contains("\"platform_releases\"");
    assertThat(follow(old + "/rss?path=/else&limit=1")).contains("/else/a+b-1.0.bin");
    assertThat(forge.guest().get(old + "/nothing/here").headers().firstValue("Location").orElse(""))
        .endsWith("/p/aqueduct/nothing/here");
    assertThat(forge.guest().get("/projects").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsHiddenIsMissingForDownloadsToo() {
    put(DAN, "hidden.bin", TEN);
    String mount = forge.mount("files").id().value();
    forge
        .as(ADA)
        .post(
            "/p/aqueduct/-/admin/permissions",
            Map.of("mount", mount, "permission", "READ", "role", "developer"));
    try {
      assertThat(get("hidden.bin").statusCode()).isEqualTo(404);
      assertThat(forge.guest().get(FILES + "/latest").statusCode()).isEqualTo(404);
      assertThat(forge.as(DAN).get(FILES + "/get/hidden.bin").statusCode()).isEqualTo(200);
    } finally {
      forge
          .as(ADA)
          .post(
              "/p/aqueduct/-/admin/permissions",
              Map.of("mount", mount, "permission", "READ", "role", "*anonymous"));
    }
  }

  private String latest(String os) {
    return forge
        .guest()
        .get(FILES + "/latest?os=" + os)
        .headers()
        .firstValue("Location")
        .orElse("nowhere");
  }

  private String latest(String query, String agent) {
    var answer =
        forge
            .guest()
            .send(
                forge.guest().request(FILES + "/latest" + query).header("User-Agent", agent).GET());
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private String follow(String address) {
    HttpResponse<String> answer = forge.guest().get(address);
    for (int i = 0; i < 5 && answer.statusCode() / 100 == 3; i++) {
      String place = answer.headers().firstValue("Location").orElseThrow();
      answer = forge.guest().get(place.replace(forge.url().toString(), ""));
    }
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    return answer.body();
  }
}
