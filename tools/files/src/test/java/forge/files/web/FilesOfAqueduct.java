package forge.files.web;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import forge.user.UserId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A forge whose project has files, and how they are sent there and fetched. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class FilesOfAqueduct {
  static final String FILES = "/p/aqueduct/files";
  static final String REST = "/rest/p/aqueduct/files";
  static final String TEN = "0123456789";
  static final String TEN_SHA256 =
      "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  final TestForge forge = TestForge.start(DATABASE.fresh());

  @AfterAll
  void close() {
    forge.close();
  }

  void count() {
    forge.clock().advance(java.time.Duration.ofSeconds(11));
    forge.settle();
  }

  long downloads(String path) {
    count();
    String body = forge.guest().get(REST + "/" + path).body();
    return Long.parseLong(body.replaceAll("(?s).*\"downloads\":(\\d+).*", "$1"));
  }

  HttpResponse<String> put(UserId user, String path, String content) {
    Browser browser = forge.as(user);
    return browser.send(
        browser
            .request(REST + "/" + path.replace(" ", "%20").replace("&", "%26"))
            .header("X-CSRF-Token", browser.csrf())
            .PUT(BodyPublishers.ofString(content)));
  }

  HttpResponse<String> get(String path) {
    return send(forge.guest(), path, "Accept", "*/*");
  }

  HttpResponse<String> send(Browser browser, String path, String... headers) {
    return browser.send(browser.request(FILES + "/get/" + path).headers(headers).GET());
  }
}
