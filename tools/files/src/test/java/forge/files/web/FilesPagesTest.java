package forge.files.web;

import static forge.testing.People.DAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FilesPagesTest extends FilesOfAqueduct {
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

  private static String part(String boundary, String name, @Nullable String file, String text) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
        .formatted(boundary, name, file == null ? "" : "; filename=\"" + file + "\"", text);
  }
}
