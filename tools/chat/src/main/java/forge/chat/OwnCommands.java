package forge.chat;

import forge.chat.Commands.Known;
import forge.chat.Commands.Outcome;
import forge.chat.Seat.Level;
import forge.refusal.Refusal.Invalid;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The commands by which people get about in rooms: whom to ask in or write to, what to hear of. */
final class OwnCommands {
  static final List<Known> ALL =
      List.of(
          new Known("invite", "@name", "asks somebody into the room"),
          new Known("msg", "@name text", "writes to somebody alone"),
          new Known("star", "", "makes the room a favourite, or no longer"),
          new Known("mute", "", "has the room tell you nothing, or everything again"),
          new Known("search", "words", "looks for what was said here"),
          new Known("leave", "", "leaves the room"));
  private static final Pattern TO = Pattern.compile("(?s)@?([A-Za-z0-9-]+)(?:[\\s,:]+(.*))?");
  private final Seats seats;
  private final FreeRooms free;
  private final Doors doors;
  private final Rooms rooms;

  OwnCommands(Seats seats, FreeRooms free, Doors doors, Rooms rooms) {
    this.seats = seats;
    this.free = free;
    this.doors = doors;
    this.rooms = rooms;
  }

  /** Does what is commanded; empty where it is none of these. */
  Optional<Outcome> run(Here here, String name, String words, @Nullable String nonce) {
    return Optional.ofNullable(
            switch (name) {
              case "invite" -> invite(here, to(words));
              case "msg" -> write(here, to(words), nonce);
              case "star" -> star(here);
              case "mute" -> mute(here);
              case "search" -> search(here, words);
              case "leave" -> leave(here);
              default -> null;
            })
        .map(text -> new Outcome(null, text));
  }

  private static Matcher to(String words) {
    Matcher to = TO.matcher(words);
    if (!to.matches()) {
      throw new Invalid("text", "Say whom by their user name, such as @mia.");
    }
    return to;
  }

  private String invite(Here here, Matcher to) {
    free.invite(here, to.group(1));
    return to.group(1).toLowerCase(Locale.ROOT) + " belongs to this room now.";
  }

  private String write(Here here, Matcher to, @Nullable String nonce) {
    var identity = here.visit().identity();
    Room room = free.direct(identity, to.group(1));
    String text = to.group(2);
    if (text == null || text.isBlank()) {
      return "[Your conversation](" + room.page() + ")";
    }
    Message said = rooms.say(doors.get(identity, room.id()), text, nonce);
    return "Sent. [Your conversation](" + room.page("m", said.number()) + ")";
  }

  private String star(Here here) {
    Optional<Seat> seat = seats.of(here).filter(Seat::member);
    boolean on = !seat.map(Seat::favourite).orElse(false);
    seats.arrange(here, on, section(seat), level(seat));
    return on ? "This room is among your favourites." : "This room is no favourite any more.";
  }

  private String mute(Here here) {
    Optional<Seat> seat = seats.of(here).filter(Seat::member);
    boolean silent = seat.map(Seat::level).filter(l -> l == Level.NONE).isPresent();
    Level level = silent ? Level.ALL : Level.NONE;
    seats.arrange(here, seat.map(Seat::favourite).orElse(false), section(seat), level.name());
    return silent ? "This room tells you everything again." : "This room tells you nothing now.";
  }

  private static String section(Optional<Seat> seat) {
    return seat.map(Seat::section).orElse("");
  }

  private static String level(Optional<Seat> seat) {
    return seat.map(Seat::level).orElse(Level.ALL).name();
  }

  private static String search(Here here, String words) {
    if (words.isBlank()) {
      throw new Invalid("text", "Say what to look for, such as /search valve.");
    }
    String query = URLEncoder.encode(words, StandardCharsets.UTF_8);
    String place = URLEncoder.encode(here.room().page(), StandardCharsets.UTF_8);
    return "[What was found](/search/messages?in=" + place + "&q=" + query + ")";
  }

  private String leave(Here here) {
    seats.leave(here);
    return "You left this room. [All rooms](/chat)";
  }
}
