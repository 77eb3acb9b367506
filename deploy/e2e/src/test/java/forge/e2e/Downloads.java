package forge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Files sent by Payara: whole, in part, one after the other, and to readers who take their time.
 */
abstract class Downloads {
  private static final int SIZE = 12_000_000;
  private static ShippedFile file;

  @BeforeAll
  static void ship() throws Exception {
    file = ShippedFile.in(FaultTest.fragile.forge(), SIZE);
  }

  @AfterAll
  static void end() {
    if (file != null) {
      file.close();
    }
  }

  @Test
  void aConnectionServesOneFileAfterTheOther() throws Exception {
    for (int i = 0; i < 5; i++) {
      HttpResponse<byte[]> whole = file.get();
      assertThat(whole.statusCode()).isEqualTo(200);
      assertThat(whole.headers().firstValueAsLong("Content-Length")).hasValue(SIZE);
      assertThat(whole.headers().firstValue("Content-Digest")).isPresent();
      assertThat(whole.body()).isEqualTo(file.bytes());

      HttpResponse<byte[]> part = file.get("Range", "bytes=5000000-11999999");
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.headers().firstValue("Content-Range"))
          .hasValue("bytes 5000000-11999999/12000000");
      assertThat(part.body()).isEqualTo(file.bytes(5_000_000, SIZE));
    }
    String tag = file.get("Range", "bytes=0-0").headers().firstValue("ETag").orElseThrow();
    assertThat(file.get("If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(file.get("Range", "bytes=12000000-").statusCode()).isEqualTo(416);
    var looked = file.look();
    assertThat(looked.headers().firstValueAsLong("Content-Length")).hasValue(SIZE);
    assertThat(looked.body()).isEmpty();
    assertThat(file.get().body()).as("after a look").isEqualTo(file.bytes());
  }

  @Test
  void slowReadersHoldNoThreadsAndGetAllOfIt() throws Exception {
    file.serveSlowReaders();
  }
}
