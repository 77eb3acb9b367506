package forge.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The command line, called by the script {@code forge}. */
public final class Main {

  private Main() {}

  /** Ends with 0 when stopped on request and 1 after a sentence about why there was no start. */
  public static void main(String[] arguments) throws Exception {
    var given = List.of(arguments);
    String command = given.isEmpty() ? "up" : given.getFirst();
    try {
      switch (command) {
        case "up" -> up(given.contains("--redraw"));
        case "bench-start" -> StartBench.run(Path.of(given.get(1)), Integer.parseInt(given.get(2)));
        case "admin" -> System.exit(admin(given.subList(1, given.size())));
        default ->
            throw new CannotStart("usage: up [--redraw] | admin DEED | bench-start FILE STARTS");
      }
    } catch (CannotStart e) {
      System.err.println();
      System.err.println(e.sentence());
      System.exit(1);
    }
  }

  private static void up(boolean redraws) throws InterruptedException {
    PrintStream out = System.out;
    var settings = Settings.from(System.getenv());
    var terminal = new Terminal(out, redraws, System::nanoTime).ticking();
    out.println("Starting. Data lie in " + settings.data());
    out.println();
    Forge forge = Forge.start(settings, Distribution.find(), terminal);
    terminal.finish();
    terminal.say(welcome(forge));
    forge.await();
  }

  private static int admin(List<String> deed) throws InterruptedException {
    if (deed.isEmpty()) {
      throw new CannotStart("Say what to do: create-admin NAME, reindex or check.");
    }
    return new Admin(Settings.from(System.getenv()), Distribution.find()).run(deed);
  }

  private static String welcome(Forge forge) {
    var text = new StringBuilder("\n");
    line(text, "Forge is at", forge.url().toString());
    line(text, "SSH is", forge.ssh());
    forge.irc().ifPresent(where -> line(text, "IRC is", where));
    forge.mail().ifPresent(where -> line(text, "Mail is", where));
    forge
        .adminPassword()
        .ifPresentOrElse(
            password ->
                line(
                    text,
                    "Sign in as",
                    "admin  with the password  " + password + "  (shown only this once)"),
            () -> line(text, "Sign in as", "one of the accounts it has"));
    line(text, "Data lie in", forge.data().toString());
    line(text, "Logs lie in", forge.data().resolve("logs").toString());
    line(text, "Stop it with", "Ctrl-C");
    return text.append('\n').toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append("  ").append(label).append(" ".repeat(14 - label.length())).append(value);
    text.append('\n');
  }
}
