package forge.chat.irc;

import forge.chat.Chat;
import forge.tool.RunningTool.Figure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The IRC server of this node: off unless a port is set. A thread, a light one, per connection. */
public final class IrcGateway {
  private static final Logger LOG = LoggerFactory.getLogger(IrcGateway.class);
  private static final int CONNECTIONS = 2_000;
  private static final int FROM_ONE_ADDRESS = 50;
  private static final int BACKLOG = 200;
  private static final int TICK_MILLIS = 200;
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private final IrcSettings settings;
  private final Shared shared;
  private final Verbs verbs;
  private final Crowd crowd = new Crowd(CONNECTIONS, FROM_ONE_ADDRESS);
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private final List<ServerSocket> doors = new ArrayList<>();
  private volatile int port = -1;
  private @Nullable ScheduledExecutorService clockwork;

  public IrcGateway(Chat chat) {
    this.settings = IrcSettings.of(chat.platform().config());
    this.shared = new Shared(chat);
    this.verbs = new Verbs(shared);
  }

  /** Begins to listen where the settings say so; a port that is taken leaves the rest as it is. */
  public synchronized void listen() {
    IrcSettings.Place plain = settings.plain();
    if (plain != null) {
      port = listen("FORGE_IRC_PORT", plain, null);
    }
    IrcSettings.Secure tls = settings.tls();
    if (tls != null) {
      int secured = listen(tls);
      port = port < 0 ? secured : port;
    }
    if (!doors.isEmpty()) {
      var ticking =
          new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("irc").factory());
      var unused =
          ticking.scheduleWithFixedDelay(
              this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
      clockwork = ticking;
    }
  }

  private int listen(IrcSettings.Secure tls) {
    var certificate = new Certificate(tls.keystore(), tls.password());
    try {
      var unused = certificate.context();
      return listen("FORGE_IRC_TLS_PORT", tls.place(), certificate);
    } catch (IOException e) {
      LOG.warn("IRC over TLS is off: {}. Look at FORGE_IRC_TLS_KEYSTORE.", e.getMessage());
      return -1;
    }
  }

  private int listen(String name, IrcSettings.Place place, @Nullable Certificate certificate) {
    try {
      var door = new ServerSocket();
      door.setReuseAddress(true);
      door.bind(new InetSocketAddress(InetAddress.getByName(place.bind()), place.port()), BACKLOG);
      doors.add(door);
      Thread.ofVirtual().name("irc door").start(() -> accept(door, certificate));
      LOG.info("IRC is answered at port {} of {}.", door.getLocalPort(), place.bind());
      return door.getLocalPort();
    } catch (IOException e) {
      LOG.warn(
          "IRC is off: port {} of {} is not to be had ({}). Set {} to a free one.",
          place.port(),
          place.bind(),
          e.getMessage(),
          name);
      return -1;
    }
  }

  private void accept(ServerSocket door, @Nullable Certificate certificate) {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        Thread.ofVirtual().name("irc client").start(() -> serve(socket, certificate));
      } catch (IOException e) {
        if (!door.isClosed()) {
          LOG.warn("A connection could not be taken: {}", e.toString());
        }
      }
    }
  }

  private void serve(Socket socket, @Nullable Certificate certificate) {
    String address = socket.getInetAddress().getHostAddress();
    if (!crowd.admit(address, socket.getInetAddress().isLoopbackAddress())) {
      shared.figures().turnedAway();
      refuse(socket);
      return;
    }
    Client client = null;
    try {
      socket.setTcpNoDelay(true);
      Socket spoken = certificate == null ? socket : certificate.wrap(socket);
      client = new Client(shared, verbs, socket, address, spoken.getOutputStream());
      clients.add(client);
      read(client, new LineReader(spoken.getInputStream()));
    } catch (IOException gone) {
      LOG.debug("An IRC connection from {} ended: {}", address, gone.toString());
    } finally {
      crowd.left(address);
      if (client != null) {
        clients.remove(client);
        client.gone();
      } else {
        close(socket);
      }
    }
  }

  private static void read(Client client, LineReader lines) throws IOException {
    LineReader.Read line = lines.next();
    while (line != null) {
      client.hear(line);
      line = lines.next();
    }
  }

  private static void refuse(Socket socket) {
    try {
      socket
          .getOutputStream()
          .write(
              "ERROR :Closing link: (Too many connections are open)\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException gone) {
      // it is closed below
    }
    close(socket);
  }

  private static void close(java.io.Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException gone) {
      // it is closed either way
    }
  }

  private void tick() {
    Instant now = shared.clock().instant();
    for (Client client : clients) {
      try {
        client.tick(now);
      } catch (RuntimeException e) {
        LOG.warn("An IRC connection could not be looked after.", e);
      }
    }
  }

  /** The port, the one without TLS where there are two; empty while it does not listen. */
  public OptionalInt port() {
    return port < 0 ? OptionalInt.empty() : OptionalInt.of(port);
  }

  /** What it counts. */
  public List<Figure> figures() {
    return shared.figures().all(crowd);
  }

  /** Takes nobody in any more, lets what is being done end within seconds, and ends the rest. */
  public synchronized void stop() {
    port = -1;
    doors.forEach(IrcGateway::close);
    doors.clear();
    List<Client> open = List.copyOf(clients);
    open.forEach(client -> client.end("The forge restarts; connect again in a moment"));
    long patience = System.nanoTime() + DRAIN.toNanos();
    for (Client client : open) {
      client.await(Duration.ofNanos(Math.max(0, patience - System.nanoTime())));
      client.cut();
    }
    ScheduledExecutorService ticking = clockwork;
    if (ticking != null) {
      ticking.shutdownNow();
      clockwork = null;
    }
  }
}
