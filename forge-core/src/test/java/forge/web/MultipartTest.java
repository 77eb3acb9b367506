package forge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal.Invalid;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
  private static final MediaType FORM =
      new MediaType("multipart", "form-data", Map.of("boundary", "xyz"));

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void fieldsAndFilesAreReadInTurn() throws IOException {
    var form =
        Multipart.of(
            FORM,
            body(
                "preamble\r\n--xyz\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nArch"
                    + " 7\r\n--xyz\r\nContent-Disposition: form-data; name=\"file\";"
                    + " filename=\"a.txt\"\r\nContent-Type: text/html\r\n\r\nwater\r\n\r\n--xy"
                    + "\r\n--xyz--\r\nepilogue"));

    var title = form.next();
    assertThat(title).isNotNull();
    assertThat(title.name()).isEqualTo("title");
    assertThat(title.file()).isNull();
    assertThat(title.text(100)).isEqualTo("Arch 7");
    var file = form.next();
    assertThat(file).isNotNull();
    assertThat(file.file()).isEqualTo("a.txt");
    assertThat(new String(file.content().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("water\r\n\r\n--xy");
    assertThat(form.next()).isNull();
  }

  @Test
  void bytesComeThroughUnchangedHoweverTheyArrive() throws IOException {
    var random = new Random(7);
    byte[] content = new byte[300_000];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) "\r\n-xyz7".charAt(random.nextInt(7));
    }
    var all = new ByteArrayOutputStream();
    all.writeBytes(
        "--bound\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(content);
    all.writeBytes("\r\n--bound--".getBytes(StandardCharsets.ISO_8859_1));
    var dripping =
        new FilterInputStream(new ByteArrayInputStream(all.toByteArray())) {
          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            return super.read(into, from, Math.min(length, 1 + random.nextInt(5000)));
          }
        };

    var part =
        Multipart.of(new MediaType("multipart", "form-data", Map.of("boundary", "bound")), dripping)
            .next();

    assertThat(part).isNotNull();
    assertThat(Arrays.equals(part.content().readAllBytes(), content)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--xyz",
        "--xyzgarbage",
        "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever ends",
        "--xyz\r\nno headers end",
      })
  void aBrokenFormIsRefusedOrEmptyButNeverAFault(String text) throws IOException {
    try {
      var form = Multipart.of(FORM, body(text));
      for (var part = form.next(); part != null; part = form.next()) {
        part.content().readAllBytes();
      }
    } catch (Invalid e) {
      assertThat(e.reason()).isNotEmpty();
    }
  }

  @Test
  void headersWithoutEndAreRefused() {
    var form = Multipart.of(FORM, body("--xyz\r\n" + "X: y\r\n".repeat(5000)));
    assertThatThrownBy(form::next).isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> Multipart.of(MediaType.TEXT_PLAIN_TYPE, body("")))
        .isInstanceOf(Invalid.class);
  }
}
