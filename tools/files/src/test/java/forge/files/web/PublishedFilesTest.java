package forge.files.web;

import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.artifact.DescribesArtifacts;
import forge.files.FilesTool;
import forge.user.Scope;
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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedFilesTest extends FilesOfAqueduct {
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
  void theCheckoutHasNoLeftovers() throws Exception {
    Path arriving =
        forge.forge().config().data().resolve("files").resolve("releases").resolve("arriving");
    put(DAN, "left/over.bin", "x");
    try (var files = Files.list(arriving)) {
      assertThat(files.filter(f -> f.toFile().length() == 1)).isEmpty();
    }
    assertThat("x".getBytes(StandardCharsets.UTF_8)).hasSize(1);
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
}
