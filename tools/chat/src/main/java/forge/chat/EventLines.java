package forge.chat;

import forge.access.Roles;
import forge.access.Visit;
import forge.artifact.Card;
import forge.artifact.Readers;
import forge.event.Event;
import forge.refusal.Refusal.NotFound;
import forge.tool.Platform;
import forge.user.User;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells the rooms of a project what happens to its tickets and pages: one line for each, which says
 * what is so now instead of being said again. After two days without news the next begins another,
 * where people will see it.
 *
 * <p>Rooms hear of what all their readers may read, and no more: a ticket that becomes private
 * takes its line with it. Those about a ticket or page hear of it whoever may read it, and those
 * about a milestone of its tickets.
 */
final class EventLines {
  private static final Duration FOLLOWED = Duration.ofDays(2);
  private static final Duration JUST_SAID = Duration.ofMinutes(1);
  private static final int LOOKED_AT = 10;
  private final EventLineStore store;
  private final Rooms rooms;
  private final RoomTimes times;
  private final Doors doors;
  private final RoomsAbout about;
  private final Platform platform;

  EventLines(EventLineStore store, Rooms rooms, RoomTimes times, Doors doors, Platform platform) {
    this.store = store;
    this.rooms = rooms;
    this.times = times;
    this.doors = doors;
    this.about = new RoomsAbout(doors);
    this.platform = platform;
  }

  /** A job of the calendar: what is not followed any more. */
  void sweep() {
    store.forgetBefore(platform.clock().instant().minus(FOLLOWED));
  }

  /** Hears of an event. May be told twice, and late. */
  void hear(Event event) {
    Happening.of(event).ifPresent(happening -> hear(event, happening));
  }

  private void hear(Event event, Happening happening) {
    platform
        .visit(Heralding.FORGE, event.subject().mount())
        .ifPresent(
            source -> {
              Optional<Card> card = platform.artifacts().card(source, event.subject().artifact());
              Optional<Card> open = card.filter(c -> c.readers().isEmpty());
              about
                  .itself(Heralding.FORGE, event)
                  .ifPresent(here -> tell(here, event, happening, card));
              about
                  .around(Heralding.FORGE, event)
                  .ifPresent(here -> tell(here, event, happening, open));
              source.project().mounts().stream()
                  .filter(room -> room.tool().equals(Doors.CHAT))
                  .filter(room -> Readers.readToo(source.mount(), room))
                  .filter(happening::wanted)
                  .map(
                      room ->
                          new Visit(
                              Heralding.FORGE, source.project(), room, Set.copyOf(Roles.LADDER)))
                  .forEach(visit -> tell(doors.at(visit), event, happening, open));
            });
  }

  private void tell(Here here, Event event, Happening happening, Optional<Card> card) {
    Optional<EventLine> line = store.find(here.id(), event.subject());
    if (card.isEmpty()) {
      line.ifPresent(gone -> takeBack(here, gone));
    } else if (line.isPresent() && follows(line.get(), event)) {
      change(here, line.get(), event, happening, card.get());
    } else if (happening.begins(event)
        && times.there(here.id(), event.at())
        && !justSaid(here, event, card.get())) {
      begin(here, line, event, happening, card.get());
    }
  }

  private static boolean follows(EventLine line, Event event) {
    return line.at().plus(FOLLOWED).isAfter(event.at());
  }

  private void takeBack(Here here, EventLine line) {
    if (line.message() != null) {
      try {
        rooms.delete(here, line.message());
      } catch (NotFound alreadyGone) {
        store.forget(line);
        return;
      }
    }
    store.forget(line);
  }

  private void begin(
      Here here, Optional<EventLine> older, Event event, Happening happening, Card card) {
    String deed = happening.deed(event, nameOf(event));
    var line = EventLine.begun(here.id(), event.subject(), event.id(), deed, event.at());
    if (store.begin(line, older)) {
      say(here, line, card);
    } else {
      tell(here, event, happening, Optional.of(card));
    }
  }

  private void say(Here here, EventLine line, Card card) {
    Message said =
        rooms.keep(
            here,
            null,
            Happening.line(card, line.deed()),
            line.nonce(),
            times.place(here, line.at()));
    store.said(line, said.number());
  }

  /** What came out of order changes the thing and not who did what last. */
  private void change(Here here, EventLine line, Event event, Happening happening, Card card) {
    if (line.message() == null) {
      say(here, line, card);
    }
    boolean news = happening.begins(event) && !event.at().isBefore(line.at());
    EventLine after = news ? line.with(happening.deed(event, nameOf(event)), event.at()) : line;
    store
        .find(here.id(), event.subject())
        .map(EventLine::message)
        .ifPresent(number -> rooms.retell(here, number, Happening.line(card, after.deed())));
    if (news) {
      store.changed(after);
    }
  }

  /** Whether whoever did it has just said so here, as a command does. */
  private boolean justSaid(Here here, Event event, Card card) {
    return rooms.before(here, null, LOOKED_AT).stream()
        .filter(m -> m.by(event.by()))
        .filter(m -> Duration.between(m.saidAt(), event.at()).abs().compareTo(JUST_SAID) < 0)
        .anyMatch(m -> names(m.text(), card));
  }

  private static boolean names(String text, Card card) {
    return text.contains(card.page() + ")")
        || card.keys().stream()
            .anyMatch(key -> Pattern.compile(Pattern.quote(key) + "\\b").matcher(text).find());
  }

  private String nameOf(Event event) {
    return event.by().equals(User.FORGE.id())
        ? User.FORGE.displayName()
        : platform.nameOf(event.by());
  }
}
