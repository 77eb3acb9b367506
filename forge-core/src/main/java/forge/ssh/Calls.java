package forge.ssh;

import forge.refusal.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each command to the tool that knows it, and answers what no tool does. */
final class Calls {
  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
  private static final int LONGEST = 8000;
  private static final int SHOWN = 200;

  private final Supplier<Collection<AnswersSsh>> tools;
  private final int most;
  private final Semaphore room;

  Calls(Supplier<Collection<AnswersSsh>> tools, int most) {
    this.tools = tools;
    this.most = most;
    this.room = new Semaphore(most);
  }

  int running() {
    return most - room.availablePermits();
  }

  /** Lets no command begin any more, and waits some time for those that run. */
  boolean drain(Duration patience) throws InterruptedException {
    return room.tryAcquire(most, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What people see who expect a shell. */
  int greet(SshCall call) throws IOException {
    String name = call.identity().user().displayName();
    Call.say(
        call.out(), "Hello " + name + ", you are signed in; there is no shell here, goodbye.\r");
    return 0;
  }

  int answer(SignedIn who, SshCall call) throws IOException {
    if (!who.still().getAsBoolean()) {
      return refuse(call, "You are signed out: your key, token or account is no longer valid.");
    }
    Optional<AnswersSsh> tool = tools.get().stream().filter(t -> knows(t, call)).findFirst();
    if (tool.isEmpty()) {
      return refuse(call, "This forge does not know that command; there is no shell here.");
    }
    if (!room.tryAcquire()) {
      return refuse(call, "The forge is too busy just now; try again in a moment.");
    }
    try {
      return answer(tool.get(), call);
    } finally {
      room.release();
    }
  }

  private static boolean knows(AnswersSsh tool, SshCall call) {
    return call.command().length() <= LONGEST && tool.knows(call.command());
  }

  private static int answer(AnswersSsh tool, SshCall call) throws IOException {
    String id = number();
    long start = System.nanoTime();
    try {
      int status = tool.answer(call);
      LOG.info(
          "ssh {} {} ran {} in {} ms, status {}",
          id,
          call.identity().user().id(),
          shown(call.command()),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
          status);
      return status;
    } catch (Refusal refusal) {
      LOG.info(
          "ssh {} {} was refused {}: {}",
          id,
          call.identity().user().id(),
          shown(call.command()),
          refusal.reason());
      return refuse(call, refusal.reason());
    } catch (IOException gone) {
      LOG.info("ssh {} {} ended early: {}", id, shown(call.command()), gone.toString());
      return 1;
    } catch (RuntimeException fault) {
      LOG.error("incident {}: {}", id, shown(call.command()), fault);
      return refuse(call, "Something went wrong here; tell the admins the number " + id + ".");
    }
  }

  private static int refuse(SshCall call, String sentence) throws IOException {
    Call.say(call.err(), sentence);
    return 1;
  }

  private static String number() {
    byte[] number = new byte[4];
    ThreadLocalRandom.current().nextBytes(number);
    return HexFormat.of().formatHex(number);
  }

  private static String shown(String command) {
    String line = command.replaceAll("\\p{Cntrl}", "?");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }
}
