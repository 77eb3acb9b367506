package forge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
  private static final ByteBuffer WATER =
      ByteBuffer.wrap("water".getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();
  @TempDir Path folder = Path.of("");
  private Path data = Path.of("");
  private final AtomicInteger landed = new AtomicInteger();

  @BeforeEach
  void begin() throws IOException {
    data = Files.createFile(folder.resolve("data"));
  }

  @Test
  void itLandsWhenAllOfItHasCome() throws IOException {
    try (Delivery delivery = delivery(10)) {
      delivery.expect(5);
      delivery.write(WATER.duplicate());
    }

    assertThat(landed).hasValue(1);
  }

  @Test
  void whatIsCutOffWaits() throws IOException {
    try (Delivery delivery = delivery(10)) {
      delivery.expect(6);
      delivery.write(WATER.duplicate());
    }

    assertThat(landed).hasValue(0);
    assertThat(data).hasSize(5);
  }

  @Test
  void moreThanTheDiskHoldsOrTheProjectTakesIsRefusedBeforeItComes() throws IOException {
    try (Delivery delivery = delivery(Long.MAX_VALUE)) {
      assertThatThrownBy(() -> delivery.expect(Long.MAX_VALUE / 2))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining("no room");
    }
    try (Delivery delivery = delivery(4)) {
      assertThatThrownBy(() -> delivery.expect(5)).hasMessageContaining("larger than 4");
      assertThatThrownBy(() -> delivery.write(WATER.duplicate()))
          .hasMessageContaining("larger than 4");
    }
  }

  private Delivery delivery(long largest) {
    return new Delivery("water.txt", data, largest, true, landed::incrementAndGet);
  }
}
