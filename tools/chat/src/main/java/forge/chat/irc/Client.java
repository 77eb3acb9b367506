package forge.chat.irc;

import forge.chat.Message;
import forge.chat.RoomStream;
import forge.live.LiveMode;
import forge.live.LiveSession;
import forge.live.Position;
import forge.user.Identity;
import forge.user.UserId;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: who it is, which rooms it has open, and what waits to be obeyed. */
final class Client {
  private static final Logger LOG = LoggerFactory.getLogger(Client.class);
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final Shared shared;
  private final Verbs verbs;
  private final Socket socket;
  private final String address;
  private final Set<String> caps = ConcurrentHashMap.newKeySet();
  private final Wire wire;
  private final Flood flood = new Flood();
  private final Map<String, Channel> open = new ConcurrentHashMap<>();
  private final AtomicInteger counter = new AtomicInteger();
  private final Registration registration;
  private volatile @Nullable LiveSession session;
  private volatile @Nullable Thread farewell;
  private volatile boolean away;
  private volatile @Nullable Instant endedAt;
  private final Heartbeat heartbeat;

  /**
   * @param socket the connection itself, whatever is spoken on it
   */
  Client(Shared shared, Verbs verbs, Socket socket, String address, java.io.OutputStream out) {
    this.shared = shared;
    this.verbs = verbs;
    this.socket = socket;
    this.address = address;
    this.wire = new Wire(out, caps, shared.figures());
    this.registration = new Registration(this);
    this.heartbeat = new Heartbeat(shared.clock().instant());
  }

  Shared shared() {
    return shared;
  }

  Registration registration() {
    return registration;
  }

  String address() {
    return address;
  }

  Set<String> caps() {
    return caps;
  }

  boolean can(String capability) {
    return caps.contains(capability);
  }

  boolean registered() {
    return session != null;
  }

  Identity identity() {
    return registration.identity();
  }

  UserId user() {
    return identity().user().id();
  }

  /** Its name; a star before it has one. */
  String nick() {
    return registered() ? user().value() : "*";
  }

  String mask() {
    return shared.mask(user());
  }

  // What it is sent.

  void send(IrcLine line) {
    wire.send(line);
  }

  void send(List<IrcLine> lines) {
    if (!lines.isEmpty()) {
      wire.send(lines);
    }
  }

  /** An answer with a number, which names the client first. */
  IrcLine numeric(String number, String... params) {
    var all = new String[params.length + 1];
    all[0] = nick();
    System.arraycopy(params, 0, all, 1, params.length);
    return IrcLine.of(shared.server(), number, all);
  }

  void reply(String number, String... params) {
    send(numeric(number, params));
  }

  /** Something the server says for people to read. */
  void notice(String target, String sentence) {
    send(IrcLine.of(shared.server(), "NOTICE", target, sentence));
  }

  /** An answer for programs and people: the command, a word, what it is about, a sentence. */
  void fail(String... params) {
    send(new IrcLine(Map.of(), shared.server(), "FAIL", Arrays.asList(params)));
  }

  /** Whether it does not want to read what somebody said. */
  boolean blocks(Message message) {
    return blocks(message.author().id().value());
  }

  boolean blocks(String name) {
    return shared.chat().blocks().of(user()).stream().anyMatch(one -> one.value().equals(name));
  }

  // What it has open.

  /** A word that marks what was said by this connection. */
  String mark() {
    LiveSession live = session;
    return "irc-" + (live == null ? "" : live.id()) + "-";
  }

  String nonce() {
    return mark() + counter.incrementAndGet();
  }

  String batch() {
    return "b" + counter.incrementAndGet();
  }

  Collection<Channel> channels() {
    return open.values();
  }

  @Nullable Channel byStream(String stream) {
    return open.get(stream);
  }

  Optional<Channel> byName(String name) {
    return open.values().stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
  }

  /** Has a room open from now on; false where it was. */
  boolean opened(Channel channel) {
    return open.putIfAbsent(channel.stream(), channel) == null;
  }

  /** Hears a room from a position on. */
  void listen(Channel channel, Position since) {
    LiveSession live = session;
    if (live != null) {
      LiveMode mode = away ? LiveMode.FULL : LiveMode.HERE;
      live.subscribe(null, channel.stream(), since, mode);
    }
  }

  /** Is not shown in rooms as being there, or is again; hears all the same. */
  void away(boolean now) {
    LiveSession live = session;
    if (live == null || away == now) {
      return;
    }
    away = now;
    Map<String, Position> heard = live.positions();
    for (Channel channel : channels()) {
      Position since = heard.get(channel.stream());
      if (since != null) {
        listen(channel, since);
      }
    }
  }

  void typing(Channel channel) {
    shared.live().typing(identity(), channel.stream());
  }

  /** Has a room open no more; false where it was not. */
  boolean closed(Channel channel) {
    if (open.remove(channel.stream()) == null) {
      return false;
    }
    LiveSession live = session;
    if (live != null) {
      live.unsubscribe(RoomStream.of(channel.id()));
    }
    return true;
  }

  /** Takes the client in, once it is known who it is. */
  void begin() {
    LiveSession live = shared.live().open(new Ears(this), identity());
    live.subscribe(null, "user:" + user(), null, LiveMode.FULL);
    session = live;
    if (ended()) {
      live.closed();
    }
    flood.forgive();
    LOG.info("{} is connected by IRC from {}.", user(), address);
  }

  // What it says.

  /** Takes a line from the client. */
  void hear(LineReader.Read line) {
    if (ended()) {
      return;
    }
    heartbeat.heard(shared.clock().instant());
    shared.figures().heard();
    if (!flood.offer(line)) {
      shared.figures().flooded();
      end("Excess Flood");
    }
    work();
  }

  /** Obeys what may be obeyed now. */
  private void work() {
    LineReader.Read line = endedAt == null ? flood.take(shared.clock().instant()) : null;
    while (line != null) {
      try {
        verbs.obey(this, line);
      } finally {
        flood.done();
      }
      line = endedAt == null ? flood.take(shared.clock().instant()) : null;
    }
  }

  // How it ends.

  boolean ended() {
    return endedAt != null;
  }

  /** Ends the connection with a sentence; at once where the client does not read. */
  void end(String sentence) {
    synchronized (this) {
      if (endedAt != null) {
        return;
      }
      endedAt = shared.clock().instant();
    }
    farewell =
        Thread.ofVirtual()
            .name("irc end")
            .start(
                () -> {
                  wire.last(IrcLine.of("", "ERROR", "Closing link: (" + sentence + ")"));
                  shut();
                });
  }

  /** Says that nothing more comes; what the client still sends is read and left aside. */
  private void shut() {
    try {
      socket.shutdownOutput();
    } catch (IOException gone) {
      // it is closed already
    }
  }

  /** Waits until nothing is being done for it and the last word is said, so long at most. */
  void await(Duration patience) {
    flood.awaitIdle(patience.toNanos());
    Thread last = farewell;
    try {
      if (last != null) {
        var unused = last.join(patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes the connection whatever is under way. */
  void cut() {
    try {
      socket.close();
    } catch (IOException gone) {
      // it is closed either way
    }
  }

  /** Forgets everything after the connection has ended. */
  void gone() {
    endedAt = shared.clock().instant();
    cut();
    LiveSession live = session;
    if (live != null) {
      live.closed();
    }
  }

  /** Does what is due; never waits for the client. */
  void tick(Instant now) {
    Instant ended = endedAt;
    String verdict = heartbeat.verdict(now, registered());
    if (ended != null) {
      if (ended.plus(LAST_WORDS).isBefore(now)) {
        cut();
      }
    } else if (verdict != null) {
      end(verdict);
    } else {
      boolean ask = registered() && heartbeat.asks(now);
      boolean check = registered() && heartbeat.checks(now);
      if (ask || check || flood.waits()) {
        Thread.ofVirtual().name("irc tick").start(() -> due(ask, check));
      }
    }
  }

  private void due(boolean ask, boolean check) {
    if (ask) {
      send(IrcLine.of("", "PING", shared.server()));
    }
    if (check && !registration.still()) {
      end("You are signed out: your token or account is no longer valid");
    }
    work();
  }
}
