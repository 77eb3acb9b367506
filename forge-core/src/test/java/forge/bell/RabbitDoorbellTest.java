package forge.bell;

import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.RealRabbit;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("forge.testing.RealRabbit#installed")
class RabbitDoorbellTest {
  private final BlockingQueue<String> mia = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> dan = new LinkedBlockingQueue<>();

  @Test
  void ringsCrossNodesAndDoSoAgainAfterTheBrokerDied() throws InterruptedException {
    try (var rabbit = RealRabbit.start();
        var one = new RabbitDoorbell(rabbit.uri());
        var other = new RabbitDoorbell(rabbit.uri())) {
      one.hear("room", mia::add);
      other.hear("room", dan::add);

      crosses(one, other, "before ");

      rabbit.kill();
      one.ring("room", "alone");
      assertThat(next(mia)).isEqualTo("alone");
      waitFor(() -> !one.connected() && !other.connected());

      rabbit.startAgain();
      crosses(one, other, "after ");
    }
  }

  /** Rings both ways; every message is heard once at each end. */
  private void crosses(RabbitDoorbell one, RabbitDoorbell other, String prefix)
      throws InterruptedException {
    waitFor(() -> one.connected() && other.connected());
    one.ring("room", prefix + 1);
    assertThat(next(mia)).isEqualTo(prefix + 1);
    assertThat(next(dan)).isEqualTo(prefix + 1);
    other.ring("room", prefix + 2);
    assertThat(next(dan)).isEqualTo(prefix + 2);
    assertThat(next(mia)).isEqualTo(prefix + 2);
    assertThat(mia).isEmpty();
    assertThat(dan).isEmpty();
  }

  private static String next(BlockingQueue<String> heard) throws InterruptedException {
    String message = heard.poll(1, TimeUnit.MINUTES);
    return message == null ? "nothing within a minute" : message;
  }

  private static void waitFor(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    for (int i = 0; i < 2_400 && !condition.getAsBoolean(); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
