package forge.chat;

import forge.access.Roles;
import forge.access.Visit;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Plants a conversation about the design of Forge itself, as if it had been led these days. */
final class Planting {
  private static final List<Line> TALK =
      List.of(
          new Line(
              "ada",
              2920,
              """
              Good morning. The skeleton stands: one core, five tools, and the pages render. Before we \
              widen it I want to talk through the three decisions that are hard to change later.

              1. an event is kept **in the document it is about**, not in a second write
              2. every live stream is **numbered without gaps**
              3. tools never import each other\
              """),
          new Line(
              "dan",
              2917,
              "On 1: so a ticket carries a `pending` array, and a relay carries its events out?"
                  + " What happens when we crash between the two?"),
          new Line(
              "ada",
              2916,
              """
              Then the event is still in the document and goes out once more. Listeners must bear \
              repetition, that is the price. No transaction anywhere:

              ```java
              store.insert(ticket, new Opened(ticket, now));
              events.tell();
              ```\
              """),
          new Line(
              "dan",
              2914,
              "I can live with that price. It is the same on one laptop and on a sharded cluster."),
          new Line(
              "mia",
              2871,
              "Question from somebody who only writes tools: what may I call from mine? The old"
                  + " platform had about forty globals."),
          new Line(
              "ada",
              2869,
              "`Platform`: database, events, jobs, live, artifacts, attachments, discussions and"
                  + " the clock. It fits on one screen and I mean to keep it there. @mia if"
                  + " something is missing, open a ticket instead of reaching around it."),
          new Line(
              "mia",
              2866,
              "Deal. The tutorial tool took me an afternoon, most of it the template."),
          new Line(
              "gus",
              1561,
              "Hello! I found this room without an account, read back two days and then signed in."
                  + " That alone made me stay :)"),
          new Line(
              "ada",
              1558,
              "Welcome @gus. That is the idea: whatever is said in the open can be read in the"
                  + " open."),
          new Line(
              "gus",
              1552,
              "Why numbers on the streams? I would have sent the change over the socket and been"
                  + " done."),
          new Line(
              "dan",
              1549,
              """
              Because sockets lie. The page you read is of *one* moment, the socket opens at *another*, \
              and whatever happened between the two is lost without anybody noticing.

              > every page carries the number it was rendered at; the first subscription starts exactly there

              A jump in the numbers means: go and read the hole from the log. The broker may lose \
              what it likes.\
              """),
          new Line(
              "gus",
              1547,
              "Oh. So that is why the ticket list says “3 new, show” instead of being quietly"
                  + " wrong."),
          new Line(
              "mia",
              1545,
              "And why a message never shows twice when the train comes out of the tunnel."),
          new Line(
              "dan",
              188,
              """
              Figures from the embedded store, on the small machine:

              | what | takes |
              |---|---|
              | newest 50 of 1,000,000 messages in a room | 2.5 ms |
              | find by id | 0.1 ms |
              | open a 2.9 GB file | 1.1 s |

              Killed nine times while writing. Nothing that was acknowledged is missing.\
              """),
          new Line("ada", 185, "That is the one I was afraid of. Very nice work."),
          new Line(
              "mia",
              64,
              "Looked at the room at 375 px: composer stays above the keyboard, nothing jumps while"
                  + " I scroll back. The day lines could be a little quieter."),
          new Line("dan", 61, "Made them thinner. Reload?"),
          new Line("mia", 59, "Better. ~~Still too loud~~ No, fine, I had the old style sheet."),
          new Line(
              "gus",
              23,
              "Downloaded the release, `./forge up`, and it ran. Took 21 s including the search"
                  + " server. What should I look at first if I want to help?"),
          new Line(
              "ada",
              19,
              "The open tickets of this very project: they are real. Take one that annoys you, say"
                  + " so on it, and ask here when you are stuck."),
          new Line("gus", 17, "On it."));

  private final Rooms rooms;
  private final Clock clock;
  private final Predicate<UserId> known;

  /** Something somebody said so many minutes ago. */
  private record Line(String who, int minutesAgo, String text) {}

  Planting(Rooms rooms, Clock clock, Predicate<UserId> known) {
    this.rooms = rooms;
    this.clock = clock;
    this.known = known;
  }

  /** What is said already is not said again. */
  void plant(Here here) {
    Instant now = clock.instant();
    var said = new ArrayList<Message>();
    for (Line line : TALK) {
      Instant at = now.minus(Duration.ofMinutes(line.minutesAgo()));
      said.add(rooms.keep(as(here, line.who()), null, line.text(), nonce(here, said.size()), at));
    }
    react(here, said.get(3), "👍", "ada", "mia");
    react(here, said.get(6), "🎉", "ada", "dan", "gus");
    react(here, said.get(7), "❤️", "ada", "mia");
    react(here, said.get(13), "🚀", "ada", "mia", "gus");
    react(here, said.get(13), "👀", "gus");
    react(here, said.getLast(), "👍", "ada", "dan");
  }

  private static String nonce(Here here, int line) {
    return "planted " + here.visit().mount().id() + " " + line;
  }

  private void react(Here here, Message message, String emoji, String... people) {
    for (String who : people) {
      rooms.react(as(here, who), message.number(), new Emoji(emoji), true);
    }
  }

  /** One of the cast where there is such a user, otherwise the visitor. */
  private Here as(Here here, String name) {
    var id = new UserId(name);
    if (!known.test(id)) {
      return here;
    }
    String display = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    var identity =
        new Identity(
            new User(id, display, false), Identity.Proof.NONE, null, Set.of(Identity.EVERYTHING));
    Visit visit = here.visit();
    return new Here(
        here.room(), new Visit(identity, visit.project(), visit.mount(), Set.copyOf(Roles.LADDER)));
  }
}
