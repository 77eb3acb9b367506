package forge.e2e;

import static forge.e2e.FaultTest.fragile;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.RealRabbit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tickets that are opened while parts of the forge are killed. */
abstract class TicketFaults {
  private static final Set<Integer> ANSWERS = ConcurrentHashMap.newKeySet();
  private static final Pattern NUMBER = Pattern.compile("\"number\"\\s*:\\s*(\\d+)");

  @Test
  void theWebServerIsKilledWhileTicketsAreOpened() throws Exception {
    ANSWERS.clear();
    survives("payara");
    assertThat(ANSWERS).as("told to who asked meanwhile").doesNotContain(404, 500);
  }

  @Test
  void theDatabaseIsKilledWhileTicketsAreOpened() throws Exception {
    survives("store");
  }

  @Test
  void theIndexIsKilledWhileTicketsAreOpened() throws Exception {
    survives("solr");
  }

  @Test
  void theBrokerIsKilledWhileTicketsAreOpened() throws Exception {
    RealRabbit rabbit = fragile.rabbit().orElse(null);
    if (rabbit == null) {
      return;
    }
    var acknowledged = openTicketsWhile("broker", rabbit::kill);
    rabbit.startAgain();
    allThere(acknowledged, "broker");
  }

  private static void survives(String service) throws Exception {
    allThere(openTicketsWhile(service, () -> fragile.kill(service)), service);
  }

  /** Opens tickets without pause, has something killed among them, and goes on until they work. */
  private static List<Opened> openTicketsWhile(String word, Runnable kill) throws Exception {
    var acknowledged = new CopyOnWriteArrayList<Opened>();
    var stop = new AtomicBoolean();
    var writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; !stop.get(); i++) {
                    open(word + "leak" + i)
                        .ifPresentOrElse(acknowledged::add, TicketFaults::breathe);
                  }
                });
    Patience.until("tickets are opened", () -> acknowledged.size() >= 10);
    kill.run();
    int before = acknowledged.size();
    Patience.until("tickets are opened again", () -> acknowledged.size() >= before + 10);
    stop.set(true);
    writer.join();
    return acknowledged;
  }

  /** Leaves the processor to whatever is starting again. */
  private static void breathe() {
    LockSupport.parkNanos(100_000_000);
  }

  /** A ticket whose opening was acknowledged, and the word only it has in its title. */
  private record Opened(int number, String word) {}

  private static Optional<Opened> open(String word) {
    try {
      var answer =
          fragile
              .admin()
              .json(
                  "POST",
                  "/rest/p/aqueduct/tickets",
                  "{\"title\": \"" + word + " in the arch\"}",
                  fragile.token());
      ANSWERS.add(answer.statusCode());
      Matcher number = NUMBER.matcher(answer.body());
      return answer.statusCode() == 201 && number.find()
          ? Optional.of(new Opened(Integer.parseInt(number.group(1)), word))
          : Optional.empty();
    } catch (java.io.IOException away) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void allThere(List<Opened> acknowledged, String word) throws Exception {
    assertThat(acknowledged).extracting(Opened::number).doesNotHaveDuplicates();
    for (Opened opened : acknowledged) {
      assertThat(fragile.admin().get("/rest/p/aqueduct/tickets/" + opened.number()).body())
          .as("ticket " + opened.number())
          .contains(opened.word() + " in the arch");
    }
    Opened last = acknowledged.getLast();
    Patience.until(
        "the index has caught up after the " + word + " was killed",
        () ->
            fragile
                .admin()
                .get("/rest/search?q=" + last.word())
                .body()
                .contains("/p/aqueduct/tickets/" + last.number() + "\""));
  }
}
