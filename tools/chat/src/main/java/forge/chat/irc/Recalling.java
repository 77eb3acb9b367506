package forge.chat.irc;

import forge.chat.Here;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.Room;
import forge.chat.Rooms;
import forge.refusal.Refusal.Invalid;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What was said before, and up to where it was read. */
final class Recalling {
  private static final String COMMAND = "CHATHISTORY";
  private static final String TIMESTAMP = "timestamp=";
  private static final String MSGID = "msgid=";

  void verbs(Verbs verbs) {
    verbs.add(COMMAND, 1, Recalling::history);
    verbs.add("MARKREAD", 1, Recalling::mark);
  }

  /** Somebody in a room they may read, and what they call it. */
  private record Place(Here here, String name) {}

  private static Optional<Place> place(Client client, String target) {
    Optional<Channel> open = client.byName(target);
    if (open.isPresent()) {
      return client
          .shared()
          .chat()
          .doors()
          .enter(client.identity(), open.get().id())
          .map(here -> new Place(here, open.get().name()));
    }
    return new ChannelNames(client.shared().chat())
        .enter(client.identity(), target)
        .map(here -> new Place(here, ChannelNames.of(here.room(), client.user())));
  }

  private static void history(Client client, IrcLine line) {
    String what = line.param(0).toUpperCase(Locale.ROOT);
    int least = what.equals("BETWEEN") ? 5 : 4;
    try {
      if (what.equals("TARGETS")) {
        targets(client, line);
      } else if (line.params().size() < least) {
        client.fail(COMMAND, "NEED_MORE_PARAMS", what, "There are too few parameters");
      } else {
        messages(client, what, line);
      }
    } catch (Invalid wrong) {
      client.fail(COMMAND, "INVALID_PARAMS", what, wrong.reason());
    }
  }

  private static void messages(Client client, String what, IrcLine line) {
    String target = line.param(1);
    Optional<Place> place = place(client, target);
    if (place.isEmpty()) {
      client.fail(COMMAND, "INVALID_TARGET", what, target, "There is no such channel");
      return;
    }
    var asked = new Asked(client.shared().chat().rooms(), place.get().here());
    List<Message> found =
        switch (what) {
          case "LATEST" -> asked.latest(line.param(2), limit(line.param(3)));
          case "BEFORE" -> asked.before(line.param(2), limit(line.param(3)));
          case "AFTER" -> asked.after(line.param(2), limit(line.param(3)));
          case "AROUND" -> asked.around(line.param(2), limit(line.param(3)));
          case "BETWEEN" -> asked.between(line.param(2), line.param(3), limit(line.param(4)));
          default -> throw new Invalid("subcommand", "There is no such kind of history.");
        };
    var channel = new Channel(place.get().name(), place.get().here());
    var speech = new Speech(client);
    var lines = new ArrayList<IrcLine>();
    found.stream()
        .filter(m -> !m.deleted() && !m.hidden() && !client.blocks(m))
        .forEach(m -> lines.addAll(speech.of(channel, m)));
    if (lines.isEmpty() && found.stream().anyMatch(client::blocks)) {
      Message edge = what.equals("AFTER") ? found.getLast() : found.getFirst();
      lines.add(speech.leftOut(channel, edge));
    }
    batch(client, "chathistory", List.of(place.get().name()), lines);
  }

  private static void batch(Client client, String kind, List<String> about, List<IrcLine> lines) {
    if (!client.can("batch")) {
      client.send(lines);
      return;
    }
    String id = client.batch();
    var all = new ArrayList<IrcLine>();
    var head = new ArrayList<>(List.of("+" + id, kind));
    head.addAll(about);
    String server = client.shared().server();
    all.add(IrcLine.of(server, "BATCH", head.toArray(String[]::new)));
    lines.forEach(line -> all.add(line.with("batch", id)));
    all.add(IrcLine.of(server, "BATCH", "-" + id));
    client.send(all);
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1) {
        return Math.min(limit, Rooms.MOST_AT_ONCE);
      }
    } catch (NumberFormatException e) {
      // refused below like a number out of range
    }
    throw new Invalid("limit", "The limit must be a number from 1 to " + Rooms.MOST_AT_ONCE + ".");
  }

  static Instant time(String text) {
    try {
      return Instant.parse(text.substring(TIMESTAMP.length()));
    } catch (DateTimeParseException | StringIndexOutOfBoundsException e) {
      throw new Invalid("timestamp", "A time must look like timestamp=2026-11-21T20:00:00.000Z.");
    }
  }

  /** The rooms of the client in which something was said between two times. */
  private static void targets(Client client, IrcLine line) {
    Instant one = time(line.param(1));
    Instant other = time(line.param(2));
    Instant from = one.isBefore(other) ? one : other;
    Instant to = one.isBefore(other) ? other : one;
    int limit = limit(line.param(3));
    var lines = new ArrayList<IrcLine>();
    client.shared().chat().mine().of(client.identity().user()).stream()
        .flatMap(mine -> Lively.of(mine.room()))
        .filter(lively -> from.isBefore(lively.at()) && to.isAfter(lively.at()))
        .sorted(Comparator.comparing(Lively::at))
        .limit(limit)
        .forEach(
            lively ->
                lines.add(
                    IrcLine.of(
                        client.shared().server(),
                        COMMAND,
                        "TARGETS",
                        ChannelNames.of(lively.room(), client.user()),
                        Speech.time(lively.at()))));
    batch(client, "draft/chathistory-targets", List.of(), lines);
  }

  /** A room, and when something was said there last. */
  private record Lively(Room room, Instant at) {
    static Stream<Lively> of(Room room) {
      Instant at = room.pulse().at();
      return at == null ? Stream.empty() : Stream.of(new Lively(room, at));
    }
  }

  private static void mark(Client client, IrcLine line) {
    Optional<Place> place = place(client, line.param(0));
    if (place.isEmpty()) {
      client.fail("MARKREAD", "INVALID_PARAMS", line.param(0), "There is no such channel");
      return;
    }
    Here here = place.get().here();
    if (line.params().size() > 1) {
      try {
        Talking.requireWrite(client);
        Rooms rooms = client.shared().chat().rooms();
        rooms.read(here, new Moments(rooms, here).upTo(time(line.param(1))));
      } catch (Invalid wrong) {
        client.fail("MARKREAD", "INVALID_PARAMS", line.param(0), wrong.reason());
        return;
      }
    }
    client.send(new Marker(client).line(here, place.get().name()));
  }

  /** One question about what was said, answered by reads of known size. */
  private record Asked(Rooms rooms, Here here) {

    /** Up to where a reference reaches: before it are smaller numbers. */
    private long below(String reference) {
      return reference.startsWith(MSGID)
          ? number(reference)
          : new Moments(rooms, here).from(time(reference));
    }

    /** Behind it are larger numbers. */
    private long above(String reference) {
      return reference.startsWith(MSGID)
          ? number(reference)
          : new Moments(rooms, here).upTo(time(reference));
    }

    private long number(String reference) {
      return MessageIds.parse(here.id(), reference.substring(MSGID.length()))
          .orElseThrow(() -> new Invalid("msgid", "There is no such message here."))
          .value();
    }

    List<Message> latest(String reference, int limit) {
      List<Message> last = rooms.before(here, null, limit);
      if (reference.equals("*")) {
        return last;
      }
      long above = above(reference);
      return last.stream().filter(m -> m.number().value() > above).toList();
    }

    List<Message> before(String reference, int limit) {
      return before(below(reference), limit);
    }

    private List<Message> before(long number, int limit) {
      return number < 2 ? List.of() : rooms.before(here, new MessageNumber(number), limit);
    }

    List<Message> after(String reference, int limit) {
      return rooms.after(here, above(reference), limit);
    }

    List<Message> around(String reference, int limit) {
      long middle = below(reference);
      var all = new ArrayList<>(before(middle, limit / 2));
      all.addAll(rooms.after(here, middle - 1, limit - limit / 2));
      return all;
    }

    List<Message> between(String from, String to, int limit) {
      long start = above(from);
      long end = below(to);
      if (start <= end) {
        return rooms.after(here, start, limit).stream()
            .filter(m -> m.number().value() < end)
            .toList();
      }
      long behind = above(to);
      return before(below(from), limit).stream().filter(m -> m.number().value() > behind).toList();
    }
  }
}
