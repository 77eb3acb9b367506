package forge.chat.irc;

import forge.refusal.Refusal;
import forge.store.DatabaseCalls;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All commands, and what is answered where one cannot be obeyed. */
final class Verbs {
  private static final Logger LOG = LoggerFactory.getLogger(Verbs.class);
  private static final int SHOWN = 30;
  private final Map<String, Verb> verbs = new HashMap<>();

  /** What is done for a client. */
  @FunctionalInterface
  interface Deed {
    void run(Client client, IrcLine line);
  }

  /**
   * A command.
   *
   * @param least how many parameters it needs
   * @param early whether it may come before the client has signed in
   */
  private record Verb(int least, boolean early, Deed deed) {}

  Verbs(Shared shared) {
    early("CAP", 1, (client, line) -> client.registration().cap(line));
    early("NICK", 1, (client, line) -> client.registration().nick(line));
    early("USER", 4, (client, line) -> client.registration().user(line));
    early("PASS", 1, (client, line) -> client.registration().pass(line));
    early("AUTHENTICATE", 1, (client, line) -> client.registration().authenticate(line));
    early("QUIT", 0, (client, line) -> client.end("Goodbye"));
    early("PONG", 0, (client, line) -> {});
    early(
        "PING",
        1,
        (client, line) ->
            client.send(IrcLine.of(shared.server(), "PONG", shared.server(), line.param(0))));
    new Going().verbs(this);
    new Talking().verbs(this);
    new Asking().verbs(this);
    new Keeping().verbs(this);
    new Recalling().verbs(this);
  }

  private void early(String name, int least, Deed deed) {
    verbs.put(name, new Verb(least, true, deed));
  }

  void add(String name, int least, Deed deed) {
    verbs.put(name, new Verb(least, false, deed));
  }

  /** Does what a client says, or tells it why not. */
  void obey(Client client, LineReader.Read read) {
    switch (read) {
      case LineReader.Read.TooLong none -> client.reply("417", "Input line was too long");
      case LineReader.Read.Garbled none ->
          client.fail("*", "INVALID_UTF8", "Only UTF-8 is understood here");
      case LineReader.Read.Text text -> obey(client, IrcLine.parse(text.text()));
    }
  }

  private void obey(Client client, IrcLine line) {
    String name = line.command();
    Verb verb = verbs.get(name);
    if (name.isEmpty()) {
      return;
    }
    if (!client.registered() && (verb == null || !verb.early())) {
      client.reply("451", "Sign in first");
    } else if (verb == null) {
      String shown = name.length() > SHOWN ? name.substring(0, SHOWN) : name;
      client.reply("421", shown, "This command is not known here");
    } else if (line.params().size() < verb.least()) {
      client.reply("461", name, "There are too few parameters");
    } else {
      run(client, line, verb.deed());
    }
  }

  private static void run(Client client, IrcLine line, Deed deed) {
    DatabaseCalls.reset();
    try {
      deed.run(client, line);
    } catch (Refusal refusal) {
      client.reply("400", line.command(), refusal.reason());
    } catch (RuntimeException fault) {
      String number = Integer.toHexString(ThreadLocalRandom.current().nextInt());
      LOG.error("incident {}: {} of {} by IRC", number, line.command(), client.user(), fault);
      client.reply(
          "400", line.command(), "Something went wrong here; tell the admins the number " + number);
    } finally {
      client.shared().figures().asked(DatabaseCalls.made().size());
    }
  }

  /** The parts of a list with commas, so many at most. */
  static String[] parts(@Nullable String list, int most) {
    String[] all = (list == null ? "" : list).split(",", most + 1);
    return all.length <= most ? all : java.util.Arrays.copyOf(all, most);
  }
}
