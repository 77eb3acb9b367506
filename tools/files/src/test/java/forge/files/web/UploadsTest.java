package forge.files.web;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files arrive in pieces, by the rules of tus 1.0. */
@TestInstance(Lifecycle.PER_CLASS)
class UploadsTest {
  private static final String FILES = "/p/aqueduct/files";
  private static final String UPLOADS = "/rest/p/aqueduct/files/-/uploads";

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final TestForge forge = TestForge.start(DATABASE.get());

  @AfterAll
  void close() {
    forge.close();
  }

  @Test
  void aFileArrivesInPiecesAndIsSeenWhenItIsWhole() {
    String at = begin("pieces.bin", "tus", 10);

    assertThat(append(at, 0, "01234", "").headers().firstValue("Upload-Offset")).hasValue("5");
    assertThat(forge.guest().get(FILES + "/get/tus/pieces.bin").statusCode()).isEqualTo(404);
    var look = head(dan, at);
    assertThat(look.headers().firstValue("Upload-Offset")).hasValue("5");
    assertThat(look.headers().firstValue("Upload-Length")).hasValue("10");
    assertThat(look.headers().firstValue("Upload-Expires")).isPresent();
    assertThat(look.headers().firstValue("Cache-Control")).hasValue("no-store");

    assertThat(append(at, 5, "56789", "").statusCode()).isEqualTo(204);
    assertThat(forge.guest().get(FILES + "/get/tus/pieces.bin").body()).isEqualTo("0123456789");
    assertThat(head(dan, at).statusCode()).isEqualTo(404);
  }

  @Test
  void aPieceForAnotherPlaceIsRefused() {
    String at = begin("offset.bin", "", 10);
    append(at, 0, "012", "");

    assertThat(append(at, 0, "012", "").statusCode()).isEqualTo(409);
    assertThat(append(at, 4, "4", "").statusCode()).isEqualTo(409);
    assertThat(append(at, 3, "3456789 and more than was announced", "").statusCode())
        .isEqualTo(204);
    assertThat(forge.guest().get(FILES + "/get/offset.bin").body()).isEqualTo("0123456789");
  }

  @Test
  void aDamagedPieceIsLeftAway() {
    String at = begin("damaged.bin", "", 5);

    assertThat(append(at, 0, "hello", "sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=").statusCode())
        .isEqualTo(460);
    assertThat(head(dan, at).headers().firstValue("Upload-Offset")).hasValue("0");
    assertThat(append(at, 0, "hello", "crc32 AAAA").statusCode()).isEqualTo(422);
    assertThat(append(at, 0, "hello", "sha1 qvTGHdzF6KLavt4PO0gs2a6pQ00=").statusCode())
        .isEqualTo(204);
    assertThat(forge.guest().get(FILES + "/get/damaged.bin").body()).isEqualTo("hello");
  }

  @Test
  void anUploadIsGivenUp() {
    String given = begin("given-up.bin", "", 5);
    assertThat(forge.as(DAN).json("DELETE", given, null).statusCode()).isEqualTo(204);
    assertThat(head(dan, given).statusCode()).isEqualTo(404);
  }

  @Test
  void onlyWhoBeganItGoesOn() {
    String at = begin("mine.bin", "", 5);

    assertThat(head(forge.as(ADA), at).statusCode()).isEqualTo(404);
    assertThat(head(forge.as(MIA), at).statusCode()).isEqualTo(403);
    assertThat(head(forge.guest(), at).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "../x.bin,'',5,422",
    ".hidden,'',5,422",
    "x.bin,../..,5,422",
    "a/b.bin,'',5,422",
    "con.txt,'',5,422",
    "x.bin,'',5368709120,413",
    "'','',5,422"
  })
  void whatWouldBeRefusedAtTheEndIsRefusedAtOnce(
      String name, String folder, long length, int status) {
    assertThat(announce(name, folder, length).statusCode()).isEqualTo(status);
  }

  @Test
  void namesThatDifferInCaseOrFormOnlyAreOne() {
    append(begin("Caf\u00e9.bin", "", 1), 0, "x", "");

    assertThat(append(begin("CAF\u00c9.bin", "", 1), 0, "x", "").statusCode()).isEqualTo(422);
    append(begin("Cafe\u0301.bin", "", 1), 0, "x", "");
    assertThat(forge.guest().get(FILES + "/get/Caf%C3%A9.bin").body()).isEqualTo("x");
  }

  @Test
  void aProjectSaysWhichFilesItShips() {
    var mount = forge.mount("files");
    forge
        .forge()
        .mounting()
        .set(
            forge.visit(ADA),
            mount.id(),
            mount.label(),
            Map.of("never-ends", ".exe .msi", "largest", "1"));

    assertThat(announce("setup.exe", "", 5).body()).contains("ships no files that end in .exe");
    assertThat(announce("setup.zip", "", 2_000_000).statusCode()).isEqualTo(413);
    assertThat(announce("setup.zip", "", 5).statusCode()).isEqualTo(201);
    forge
        .forge()
        .mounting()
        .set(forge.visit(ADA), mount.id(), mount.label(), Map.of("never-ends", "", "largest", ""));
  }

  @Test
  void anEmptyFileIsThereAtOnce() {
    begin("empty.bin", "", 0);

    assertThat(forge.guest().get(FILES + "/get/empty.bin").statusCode()).isEqualTo(200);
  }

  private final Browser dan = forge.as(DAN);

  private String begin(String name, String folder, long length) {
    var begun = announce(name, folder, length);
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    return begun
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .substring(forge.url().toString().length());
  }

  private HttpResponse<String> announce(String name, String folder, long length) {
    return dan.send(
        dan.request(UPLOADS)
            .header("X-CSRF-Token", dan.csrf())
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Length", Long.toString(length))
            .header("Upload-Metadata", "filename " + base64(name) + ",folder " + base64(folder))
            .POST(BodyPublishers.noBody()));
  }

  private HttpResponse<String> append(String at, long offset, String piece, String checksum) {
    var request =
        dan.request(at)
            .header("X-CSRF-Token", dan.csrf())
            .header("Content-Type", "application/offset+octet-stream")
            .header("Upload-Offset", Long.toString(offset));
    return dan.send(
        (checksum.isEmpty() ? request : request.header("Upload-Checksum", checksum))
            .method("PATCH", BodyPublishers.ofString(piece)));
  }

  private static HttpResponse<String> head(Browser by, String at) {
    return by.send(by.request(at).method("HEAD", BodyPublishers.noBody()));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
