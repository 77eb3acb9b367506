package forge.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Frames, byte by byte, as no library would send them. */
class LiveFramesTest extends LiveSocketTests {
  private static @Nullable String fault(String version, String key) {
    return new Handshake(
            "GET",
            Map.of(
                    "Connection", "keep-alive, Upgrade",
                    "Sec-WebSocket-Version", version,
                    "Sec-WebSocket-Key", key)
                ::get)
        .fault();
  }

  @Test
  void whoDoesNotKeepToTheProtocolIsToldWhy() throws Exception {
    byte[] text = "{\"t\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(code(ByteBuffer.wrap(new byte[] {(byte) 0x81, 1, 'x'}), 6)).isEqualTo(1002);
    assertThat(code(masked(0xC1, text))).isEqualTo(1002);
    assertThat(code(masked(0x83, text))).isEqualTo(1002);
    assertThat(code(masked(0x80, text))).isEqualTo(1002);
    assertThat(code(masked(0x09, text))).isEqualTo(1002);
    assertThat(code(masked(0x89, new byte[126]))).isEqualTo(1002);
    assertThat(code(masked(0x01, text), masked(0x01, text))).isEqualTo(1002);
    assertThat(code(masked(0x88, new byte[] {3}))).isEqualTo(1002);
    assertThat(code(masked(0x88, new byte[] {3, (byte) 0xED}))).isEqualTo(1002);
    assertThat(code(masked(0x82, text))).isEqualTo(1003);
    assertThat(code(masked(0x81, new byte[] {(byte) 0xC3, '('}))).isEqualTo(1007);
    assertThat(code(masked(0x81, new byte[65_537]))).isEqualTo(1009);
    assertThat(code(masked(0x01, new byte[40_000]), masked(0x80, new byte[40_000])))
        .isEqualTo(1009);
    assertThat(code(masked(0x88, new byte[0]))).isEqualTo(1000);
    assertThat(code(masked(0x88, new byte[] {0x0F, (byte) 0xA0}))).isEqualTo(4000);
    assertThat(code(masked(0x81, "no json".getBytes(StandardCharsets.UTF_8)))).isEqualTo(4400);
    await(() -> live.counts().connections() == 0);
  }

  @Test
  void framesThatComeByteByByteAreUnderstood() throws Exception {
    try (var raw = raw()) {
      ByteBuffer frame =
          masked(
              0x81,
              ("{\"t\":\"ping\",\"x\":\"" + "y".repeat(300) + "\"}")
                  .getBytes(StandardCharsets.UTF_8));
      while (frame.hasRemaining()) {
        raw.write(ByteBuffer.wrap(new byte[] {frame.get()}));
      }
      assertThat(raw.until("pong")).isTrue();
    }
  }

  @Test
  void theAnswerIsThatOfTheStandard() {
    assertThat(Handshake.accept("dGhlIHNhbXBsZSBub25jZQ=="))
        .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  @Test
  void requestsThatOpenNoSocketAreRefusedWithASentence() {
    assertThat(new Handshake("POST", Map.of("Upgrade", "websocket")::get).fault())
        .contains("opened by GET");
    assertThat(fault("12", "dGhlIHNhbXBsZSBub25jZQ==")).contains("must be 13");
    assertThat(fault("13", "short")).contains("16 bytes");
    assertThat(fault("13", "dGhlIHNhbXBsZSBub25jZQ==")).isNull();
  }
}
