package forge.tickets;

import forge.project.Mount;
import forge.refusal.Refusal.Invalid;
import forge.tool.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The statuses a mount knows. Words that cannot be one are left out, so that a slip in the options
 * never closes the tool.
 */
public record Statuses(List<Status> all) {
  static final Option OPEN =
      new Option(
          "open",
          "Open statuses",
          "Words parted by commas; a new ticket has the first.",
          "open, in-progress",
          List.of());
  static final Option CLOSED =
      new Option(
          "closed",
          "Closed statuses",
          "Words parted by commas; closing a ticket gives it the first.",
          "closed, wont-fix",
          List.of());

  public Statuses {
    all = List.copyOf(all);
  }

  public static Statuses of(Mount mount) {
    return new Statuses(
        Stream.concat(read(OPEN, mount, true), read(CLOSED, mount, false)).toList());
  }

  private static Stream<Status> read(Option option, Mount mount, boolean open) {
    var words = words(option.of(mount.options()));
    return (words.isEmpty() ? words(option.standard()) : words)
        .stream().map(name -> new Status(name, open));
  }

  private static List<String> words(String typed) {
    return Arrays.stream(typed.toLowerCase(Locale.ROOT).split("[,\\n]"))
        .map(word -> word.strip().replace(' ', '-'))
        .filter(word -> word.matches("[a-z0-9][a-z0-9-]{0,29}"))
        .distinct()
        .limit(20)
        .toList();
  }

  /** Refuses a filter by what no ticket here can have. */
  void check(List<String> names) {
    for (String name : names) {
      if (find(name).isEmpty()) {
        throw new Invalid(
            "q",
            "There is no status “%s” here; there are open, closed, any, %s."
                .formatted(name, String.join(", ", all.stream().map(Status::name).toList())));
      }
    }
  }

  /** What a new ticket has. */
  public Status first() {
    return first(true);
  }

  /** What a ticket gets that is closed without a word. */
  public Status done() {
    return first(false);
  }

  private Status first(boolean open) {
    return all.stream().filter(s -> s.open() == open).findFirst().orElseThrow();
  }

  public Optional<Status> find(String name) {
    return all.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  public Status get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new Invalid(
                    "status",
                    "There is no status "
                        + (name.length() > 40 ? name.substring(0, 40) + "…" : name)
                        + " here; choose "
                        + String.join(", ", all.stream().map(Status::name).toList())
                        + "."));
  }
}
