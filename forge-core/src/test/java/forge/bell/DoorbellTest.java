package forge.bell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DoorbellTest {

  @Test
  void aRingIsHeardByThoseWhoListenToItsTopic() throws InterruptedException {
    var heard = new ArrayList<String>();
    var last = new CountDownLatch(1);
    try (var bell = Doorbell.open(null)) {
      bell.hear("jobs", heard::add);
      bell.hear("jobs", message -> heard.add("also " + message));
      bell.hear("end", message -> last.countDown());

      bell.ring("jobs", "7");
      bell.ring("nobody", "8");
      bell.ring("end", "");

      assertThat(last.await(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(heard).containsExactly("7", "also 7");
  }

  @Test
  void aListenerThatFailsHoldsUpNobody() throws InterruptedException {
    var last = new CountDownLatch(1);
    try (var bell = new LocalDoorbell()) {
      bell.hear(
          "jobs",
          message -> {
            throw new IllegalStateException("not now");
          });
      bell.hear("jobs", message -> last.countDown());

      bell.ring("jobs", "7");

      assertThat(last.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void withoutItsBrokerANodeStillHearsItself() throws InterruptedException {
    var heard = new CountDownLatch(1);
    try (var bell = Doorbell.open("amqp://127.0.0.1:9")) {
      bell.hear("jobs", message -> heard.countDown());

      bell.ring("jobs", "7");

      assertThat(heard.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(bell.connected()).isFalse();
    }
  }

  @Test
  void anAddressThatIsNoneStopsTheStart() {
    assertThatThrownBy(() -> Doorbell.open("http://localhost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("FORGE_RABBITMQ_URI is not an AMQP address.");
  }
}
