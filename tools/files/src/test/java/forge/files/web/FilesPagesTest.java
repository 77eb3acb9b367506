package forge.files.web;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.artifact.DescribesArtifacts;
import forge.files.FilesTool;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import forge.user.Scope;
import forge.user.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class FilesPagesTest {
  private static final String FILES = "/p/aqueduct/files";
  private static final String REST = "/rest/p/aqueduct/files";
  private static final String TEN = "0123456789";
  private static final String TEN_SHA256 =
      "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final TestForge forge = TestForge.start(DATABASE.get());

  @AfterAll
  void close() {
    forge.close();
  }

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

  private String latest(String os) {
    return forge
        .guest()
        .get(FILES + "/latest?os=" + os)
        .headers()
        .firstValue("Location")
        .orElse("nowhere");
  }

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

  private String follow(String address) {
    HttpResponse<String> answer = forge.guest().get(address);
    for (int i = 0; i < 5 && answer.statusCode() / 100 == 3; i++) {
      String place = answer.headers().firstValue("Location").orElseThrow();
      answer = forge.guest().get(place.replace(forge.url().toString(), ""));
    }
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    return answer.body();
  }

  @Test
  void aDownloadCostsTheDatabaseNothingToCount() {
    put(DAN, "cheap.bin", TEN);
    get("cheap.bin");
    int first = TestForge.databaseCalls(get("cheap.bin"));
    int look = TestForge.databaseCalls(send(forge.guest(), "cheap.bin", "Range", "bytes=5-"));

    assertThat(first).isEqualTo(look);
  }

  private void count() {
    forge.clock().advance(java.time.Duration.ofSeconds(11));
    forge.settle();
  }

  @Test
  void aPublishedFileNeverChanges() {
    put(DAN, "fixed.bin", TEN);

    var other = put(DAN, "fixed.bin", "other");

    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("published files never change");
    assertThat(get("fixed.bin").body()).isEqualTo(TEN);
    var twin = put(DAN, "FIXED.bin", TEN);
    assertThat(twin.statusCode()).isEqualTo(422);
    assertThat(twin.body()).contains("only in case or form of letters");
    assertThat(put(DAN, "fixed.bin/x", TEN).statusCode()).isEqualTo(409);
  }

  @Test
  void aWithdrawnNameStaysTaken() {
    put(DAN, "2.0/gone.bin", TEN);
    assertThat(forge.as(MIA).json("DELETE", REST + "/2.0/gone.bin", null).statusCode())
        .isEqualTo(403);

    var removed = forge.as(DAN).post(FILES + "/-/remove", Map.of("path", "2.0/gone.bin"));

    assertThat(removed.statusCode()).isEqualTo(303);
    assertThat(get("2.0/gone.bin").statusCode()).isEqualTo(404);
    assertThat(put(DAN, "2.0/gone.bin", "other").statusCode()).isEqualTo(409);
    assertThat(put(DAN, "2.0/gone.bin", TEN).statusCode()).isEqualTo(201);
    assertThat(get("2.0/gone.bin").body()).isEqualTo(TEN);
  }

  @ParameterizedTest
  @CsvSource({
    "X-SHA256,84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882,201",
    "Content-Digest,sha-256=:hNiYd/DUBB77a/kaFvAkjy/Vc+avBcGflr7bn4gveII=:,200",
    "Digest,SHA-256=hNiYd/DUBB77a/kaFvAkjy/Vc+avBcGflr7bn4gveII=,200",
    "X-SHA256,0000000000000000000000000000000000000000000000000000000000000000,422",
    "X-SHA256,abc,422",
    "Digest,md5=xyz,422"
  })
  void whatArrivesDamagedIsNotPublished(String header, String value, int status) {
    String name = status == 422 ? "damaged" + value.hashCode() + ".bin" : "checked.bin";
    var put =
        forge
            .as(DAN)
            .send(
                forge
                    .as(DAN)
                    .request(REST + "/" + name)
                    .header(header, value)
                    .header("X-CSRF-Token", forge.as(DAN).csrf())
                    .PUT(BodyPublishers.ofString(TEN)));

    assertThat(put.statusCode())
        .as(put.body())
        .isIn(status, status == 201 ? 200 : status, status == 200 ? 201 : status);
    assertThat(get(name).statusCode()).isEqualTo(status == 422 ? 404 : 200);
  }

  @Test
  void onlyThoseWhoMayPublish() {
    assertThat(put(MIA, "mia.bin", TEN).statusCode()).isEqualTo(403);
    assertThat(put(GUS, "gus.bin", TEN).statusCode()).isEqualTo(403);
    assertThat(forge.as(MIA).get(FILES + "/-/upload").statusCode()).isEqualTo(403);
    var guest =
        forge
            .guest()
            .send(forge.guest().request(REST + "/x.bin").PUT(BodyPublishers.ofString(TEN)));
    assertThat(guest.statusCode()).isEqualTo(401);
    assertThat(get("mia.bin").statusCode()).isEqualTo(404);
  }

  @Test
  void aTokenForFilesPublishesAndDoesNothingElse() {
    var files = forge.forge().users().tokens().make(DAN, "ci", Set.of(Scope.FILES_WRITE), 1);
    var reads = forge.forge().users().tokens().make(DAN, "look", Set.of(Scope.READ), 1);

    assertThat(bearer(files.secret(), "PUT", REST + "/token.bin").statusCode()).isEqualTo(201);
    assertThat(bearer(reads.secret(), "PUT", REST + "/token2.bin").statusCode()).isEqualTo(403);
    assertThat(bearer(files.secret(), "PATCH", "/rest/account").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..%2f..%2fetc%2fpasswd",
        ".htaccess",
        "a%00b",
        "a%0ab",
        "a%5Cb",
        "con",
        "x%3Ay",
        "%20x",
        "a/%2e%2e/b",
        "%E2%80%AEgpj.exe"
      })
  void hostileNamesAreRefused(String name) {
    var put = put(DAN, name, TEN);

    assertThat(put.statusCode()).as(put.body()).isBetween(400, 499);
  }

  @Test
  void thePageTakesManyFilesAtOnce() {
    String boundary = "xYzZy";
    String body =
        part(boundary, "folder", null, "3.0")
            + part(boundary, "notes", null, "Now with **arches**. <script>alert(1)</script>")
            + part(boundary, "file", "tool-3.0-linux-x64.tar.gz", "linux")
            + part(boundary, "file", "C:\\fakepath\\tool-3.0-win64.exe", "windows")
            + "--"
            + boundary
            + "--\r\n";
    var dan = forge.as(DAN);

    var sent =
        dan.send(
            dan.request(FILES + "/-/upload?csrf=" + dan.csrf())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(body)));

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    var page = dan.get(FILES + "/in/3.0");
    assertThat(page.body())
        .contains("tool-3.0-linux-x64.tar.gz", "tool-3.0-win64.exe", "<strong>arches</strong>")
        .contains("Withdraw")
        .doesNotContain("<script>alert");
    assertThat(get("3.0/tool-3.0-win64.exe").body()).isEqualTo("windows");
  }

  @Test
  void aRefusedUploadKeepsTheNotes() {
    String boundary = "xYzZy";
    var dan = forge.as(DAN);
    String body =
        part(boundary, "folder", null, "../x")
            + part(boundary, "notes", null, "Typed with care")
            + part(boundary, "file", "a.bin", "a")
            + "--"
            + boundary
            + "--\r\n";

    var sent =
        dan.send(
            dan.request(FILES + "/-/upload?csrf=" + dan.csrf())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(body)));

    assertThat(sent.statusCode()).isEqualTo(422);
    assertThat(sent.body()).contains("Typed with care").contains("must not contain “..”");
  }

  @Test
  void notesAreWrittenByPageAndByProgram() {
    put(DAN, "4.0/tool-4.0.zip", "four");
    forge.as(DAN).post(FILES + "/-/notes", Map.of("folder", "4.0", "notes", "# Four\nIt *flows*."));
    assertThat(forge.guest().get(FILES + "/in/4.0").body()).contains("<em>flows</em>");
    assertThat(forge.as(DAN).get(FILES + "/-/notes?folder=4.0").body()).contains("It *flows*.");

    var patched = forge.as(DAN).json("PATCH", REST + "/4.0", "{\"notes\": \"Shorter.\"}");
    assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
    assertThat(forge.guest().get(REST + "/4.0").body()).contains("\"notes\":\"Shorter.\"");
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
  void theFeedListsTheNewest() {
    put(DAN, "5.0/a & b.zip", "feed");

    var feed = forge.guest().get(FILES + "/rss?path=/5.0&limit=10");

    assertThat(feed.statusCode()).isEqualTo(200);
    assertThat(feed.body())
        .contains(
            "<title>/5.0/a &amp; b.zip</title>",
            "<media:content",
            "filesize=\"4\"",
            "algo=\"md5\"");
    assertThat(forge.guest().get(FILES + "/rss?limit=101").statusCode()).isEqualTo(422);
  }

  @Test
  void theHomePageHasTheButton() {
    put(DAN, "6.0/home-6.0.zip", "home");

    var home = forge.guest().get("/p/aqueduct");

    assertThat(home.statusCode()).as(home.body()).isEqualTo(200);
    assertThat(home.body()).contains("class=\"button go download\"");
  }

  @Test
  void publishingIsNewsAndKnownToTheArtifacts() {
    put(DAN, "7.0/news-7.0.zip", "news");
    forge.settle();

    var card =
        ((DescribesArtifacts) forge.forge().tools().at(forge.mount("files")).orElseThrow())
            .card(forge.mount("files"), "7.0/news-7.0.zip");
    assertThat(card).get().extracting(c -> c.type()).isEqualTo("file");
    assertThat(new FilesTool().label()).isEqualTo("Releases");
  }

  @Test
  void aBigFileIsStreamedToTheLastByte() {
    long size = 40_000_000;
    var dan = forge.as(DAN);

    var put =
        dan.send(
            dan.request(REST + "/big/big-1.0.bin")
                .header("X-CSRF-Token", dan.csrf())
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofInputStream(() -> zeros(size))));

    assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
    assertThat(put.body()).contains("\"size\":" + size);
    assertThat(send(forge.guest(), "big/big-1.0.bin", "Range", "bytes=39999990-").body())
        .hasSize(10);
  }

  @Test
  void anUploadCutOffLeavesNothing() {
    var dan = forge.as(DAN);
    InputStream in = new SequenceInputStream(zeros(100_000), broken());
    try {
      dan.send(
          dan.request(REST + "/cut.bin")
              .header("X-CSRF-Token", dan.csrf())
              .PUT(BodyPublishers.ofInputStream(() -> in)));
    } catch (UncheckedIOException expected) {
      assertThat(expected).hasRootCauseMessage("the line broke");
    }

    assertThat(get("cut.bin").statusCode()).isEqualTo(404);
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

  @Test
  void aBigFileMayHaveAnyType() {
    var dan = forge.as(DAN);

    var put =
        dan.send(
            dan.request(REST + "/big/sbom-1.0.json")
                .header("X-CSRF-Token", dan.csrf())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("[\"" + "x".repeat(1_200_000) + "\"]")));

    assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
  }

  private static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("the line broke");
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        throw new IOException("the line broke");
      }
    };
  }

  private static InputStream zeros(long size) {
    return new InputStream() {
      private long left = size;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] into, int from, int length) {
        if (left <= 0) {
          return -1;
        }
        int n = (int) Math.min(left, length);
        Arrays.fill(into, from, from + n, (byte) 0);
        left -= n;
        return n;
      }
    };
  }

  private static String part(String boundary, String name, @Nullable String file, String text) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
        .formatted(boundary, name, file == null ? "" : "; filename=\"" + file + "\"", text);
  }

  private long downloads(String path) {
    count();
    String body = forge.guest().get(REST + "/" + path).body();
    return Long.parseLong(body.replaceAll("(?s).*\"downloads\":(\\d+).*", "$1"));
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

  private HttpResponse<String> put(UserId user, String path, String content) {
    Browser browser = forge.as(user);
    return browser.send(
        browser
            .request(REST + "/" + path.replace(" ", "%20").replace("&", "%26"))
            .header("X-CSRF-Token", browser.csrf())
            .PUT(BodyPublishers.ofString(content)));
  }

  private HttpResponse<String> bearer(String token, String method, String path) {
    return forge
        .guest()
        .send(
            forge
                .guest()
                .request(path)
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.ofString("token")));
  }

  private HttpResponse<String> get(String path) {
    return send(forge.guest(), path, "Accept", "*/*");
  }

  private HttpResponse<String> send(Browser browser, String path, String... headers) {
    return browser.send(browser.request(FILES + "/get/" + path).headers(headers).GET());
  }

  @Test
  void theCheckoutHasNoLeftovers() throws Exception {
    Path arriving =
        forge.forge().config().data().resolve("files").resolve("releases").resolve("arriving");
    put(DAN, "left/over.bin", "x");
    try (var files = Files.list(arriving)) {
      assertThat(files.filter(f -> f.toFile().length() == 1)).isEmpty();
    }
    assertThat("x".getBytes(StandardCharsets.UTF_8)).hasSize(1);
  }
}
