package forge.chat.irc;

import com.fasterxml.jackson.databind.JsonNode;
import forge.chat.Here;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.RoomId;
import forge.chat.RoomStream;
import forge.chat.Seat;
import forge.live.Frame;
import forge.live.LiveConnection;
import forge.refusal.Refusal.NotFound;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one client hears of its rooms, from all nodes, by the same way as browsers. A frame at a
 * time is turned into lines; while the client does not read them, the next ones wait where those of
 * browsers do, with the same limits.
 */
final class Ears implements LiveConnection {
  private static final Logger LOG = LoggerFactory.getLogger(Ears.class);
  private static final Duration NEW = Duration.ofMinutes(1);
  private static final Duration WORTH_TELLING = Duration.ofMinutes(5);
  private static final String USER = "user:";
  private final Client client;
  private final Speech speech;

  Ears(Client client) {
    this.client = client;
    this.speech = new Speech(client);
  }

  @Override
  public boolean send(Frame frame, Runnable later) {
    Thread.ofVirtual()
        .name("irc frame")
        .start(
            () -> {
              try {
                hear(client.shared().read(frame));
              } catch (RuntimeException e) {
                LOG.warn("What {} should hear by IRC is lost.", client.user(), e);
              } finally {
                later.run();
              }
            });
    return false;
  }

  @Override
  public void close(int code, String reason) {
    client.end(reason);
  }

  private void hear(JsonNode frame) {
    String stream = frame.path("s").asText();
    switch (frame.path("t").asText()) {
      case "ev", "eph" -> frame.path("b").forEach(this::event);
      case "err" -> refused(stream, frame.path("code").asText());
      case "reset" -> missed(stream);
      case "bye" ->
          client.notice(client.nick(), "The forge is about to restart; connect again soon.");
      default -> {}
    }
  }

  private void refused(String stream, String code) {
    Channel channel = client.byStream(stream);
    if (channel != null) {
      String why =
          code.equals("no_access")
              ? "You may not read this room any more"
              : "This room cannot be heard just now; join it again";
      new Doorway(client).out(channel, why);
    }
  }

  private void missed(String stream) {
    Channel channel = client.byStream(stream);
    if (channel != null) {
      client.notice(
          channel.query() ? client.nick() : channel.name(),
          "Much was said here and some of it was left out: "
              + client.shared().url(channel.here().room().page()));
    }
  }

  private void event(JsonNode event) {
    String stream = event.path("s").asText();
    JsonNode data = event.path("d");
    String kind = event.path("k").asText();
    if (stream.startsWith(USER)) {
      personal(kind, data);
      return;
    }
    Channel channel = client.byStream(stream);
    if (channel == null) {
      return;
    }
    try {
      room(channel, kind, event.path("q").asLong(), data);
    } catch (NotFound gone) {
      // the message is no more: there is nothing to tell
    } catch (RuntimeException e) {
      LOG.warn("An event of {} could not be told by IRC.", stream, e);
      missed(stream);
    }
  }

  private void room(Channel channel, String kind, long turn, JsonNode data) {
    switch (kind) {
      case "msg" -> said(channel, turn, data);
      case "edit" -> edited(channel, turn, data);
      case "delete", "hide" -> gone(channel, data);
      case "react" -> reacted(channel, data);
      case "typing" -> typing(channel, data);
      case "lock", "slow" -> client.notice(channel.name(), Rulings.sentence(kind, data));
      default -> {}
    }
  }

  private static @Nullable MessageNumber number(JsonNode data) {
    long id = data.path("id").asLong();
    return id < 1 ? null : new MessageNumber(id);
  }

  private void said(Channel channel, long turn, JsonNode data) {
    MessageNumber number = number(data);
    boolean own = data.path("nonce").asText("").startsWith(client.mark());
    if (number == null || (own && !client.can("echo-message"))) {
      return;
    }
    Message message = client.shared().said(channel.here(), number, turn);
    if (message.deleted() || message.hidden() || client.blocks(message)) {
      return;
    }
    if (!message.bot() && !channel.query() && channel.meets(message.author().id())) {
      client.send(Doorway.joined(client, channel, speech.source(message), message.author().name()));
    }
    client.send(
        channel.query()
            ? speech.of(channel, message)
            : client.shared().lines(channel, turn, () -> speech.of(channel, message)));
  }

  private void edited(Channel channel, long turn, JsonNode data) {
    MessageNumber number = number(data);
    if (number == null) {
      return;
    }
    Message message = client.shared().said(channel.here(), number, turn);
    boolean fresh = message.saidAt().plus(WORTH_TELLING).isAfter(client.shared().clock().instant());
    boolean seen = !message.deleted() && !message.hidden() && !client.blocks(message);
    if (fresh && seen && channel.firstEdit(number.value())) {
      client.send(speech.edited(channel, message));
    }
  }

  private void gone(Channel channel, JsonNode data) {
    MessageNumber number = number(data);
    if (number != null && client.can("draft/message-redaction")) {
      String by = data.path("by").asText("");
      client.send(
          IrcLine.of(
              by.isEmpty()
                  ? client.shared().server()
                  : by + "!" + by + "@" + client.shared().server(),
              "REDACT",
              channel.name(),
              MessageIds.of(channel.id(), number)));
    }
  }

  private void reacted(Channel channel, JsonNode data) {
    MessageNumber number = number(data);
    if (number != null && client.can("message-tags")) {
      String tag = data.path("on").asBoolean() ? "+draft/react" : "+draft/unreact";
      var tags =
          Map.of(tag, data.path("e").asText(), "+draft/reply", MessageIds.of(channel.id(), number));
      sign(channel, data.path("by").asText(), tags);
    }
  }

  private void typing(Channel channel, JsonNode data) {
    String who = data.path("u").path(0).asText();
    if (client.can("message-tags") && !who.isEmpty() && !who.equals(client.nick())) {
      sign(channel, who, Map.of("+typing", "active"));
    }
  }

  private void sign(Channel channel, String who, Map<String, String> tags) {
    if (client.blocks(who)) {
      return;
    }
    String source = who + "!" + who + "@" + client.shared().server();
    client.send(speech.sign(channel, source, who.equals(client.nick()), tags));
  }

  // What concerns the client alone.

  private void personal(String kind, JsonNode data) {
    RoomId room = new RoomId(data.path("room").asText("-"));
    Channel channel = client.byStream(RoomStream.of(room));
    switch (kind) {
      case "read" -> {
        if (channel != null && client.can("draft/read-marker")) {
          long read = data.path("n").asLong();
          client.send(new Marker(client).line(channel.here(), channel.name(), read));
        }
      }
      case "mention" -> {
        if (channel == null) {
          spokenTo(room, data.path("n").asLong());
        }
      }
      case "rooms" -> moved(room, channel);
      case "block" -> client.shared().chat().blocks().forget(client.user());
      case "writing" -> {
        if (channel != null) {
          client.notice(channel.name(), Rulings.sentence(kind, data));
        }
      }
      default -> {}
    }
  }

  /** Somebody began a conversation: opens it from that message on. */
  private void spokenTo(RoomId room, long number) {
    Optional<Here> here = client.shared().chat().doors().enter(client.identity(), room);
    if (here.isPresent() && here.get().room().direct() && number > 0) {
      Message first = client.shared().chat().rooms().get(here.get(), new MessageNumber(number));
      new Doorway(client).show(here.get(), RoomStream.at(first.turn() - 1));
    }
  }

  /** The client came to belong to a room, or belongs to it no more, by whatever device. */
  private void moved(RoomId room, @Nullable Channel channel) {
    Optional<Here> here = client.shared().chat().doors().enter(client.identity(), room);
    boolean sits =
        here.flatMap(h -> client.shared().chat().seats().of(h)).filter(Seat::member).isPresent();
    var doorway = new Doorway(client);
    if (sits && channel == null) {
      show(doorway, here.orElseThrow());
    } else if (!sits && channel != null && client.closed(channel) && !channel.query()) {
      client.send(IrcLine.of(client.mask(), "PART", channel.name()));
    }
  }

  /** A conversation just begun is shown with what began it. */
  private void show(Doorway doorway, Here here) {
    var last = here.room().direct() ? client.shared().chat().rooms().before(here, null, 1) : null;
    if (last == null || last.isEmpty()) {
      doorway.show(here);
      return;
    }
    Message message = last.getFirst();
    boolean fresh = message.saidAt().plus(NEW).isAfter(client.shared().clock().instant());
    doorway.show(here, RoomStream.at(fresh ? message.turn() - 1 : message.turn()));
  }
}
