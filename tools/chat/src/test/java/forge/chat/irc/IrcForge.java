package forge.chat.irc;

import com.mongodb.client.MongoDatabase;
import forge.testing.People;
import forge.testing.TestForge;
import forge.tool.RunningTool.Listens;
import forge.user.Scope;
import forge.user.UserId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A forge that answers IRC at a free port, and the connections a test opens to it. */
final class IrcForge implements AutoCloseable {
  private final TestForge forge;
  private final Listens irc;
  private final List<IrcSocket> open = new ArrayList<>();

  IrcForge(MongoDatabase database) {
    this(database, Map.of("FORGE_IRC_PORT", "0"));
  }

  IrcForge(MongoDatabase database, Map<String, String> settings) {
    this(TestForge.start(database, settings));
  }

  private IrcForge(TestForge forge) {
    this.forge = forge;
    irc =
        forge.forge().tools().running().values().stream()
            .filter(Listens.class::isInstance)
            .map(Listens.class::cast)
            .findFirst()
            .orElseThrow();
    irc.listen();
  }

  /** Another node of this forge, which answers IRC too. Close it first. */
  IrcForge node() {
    return new IrcForge(forge.node());
  }

  /** What the node tells whoever watches over it. */
  long figure(String metric) {
    var guest = forge.guest();
    return guest
        .send(guest.request("/metrics"))
        .body()
        .lines()
        .filter(line -> line.startsWith(metric + " "))
        .mapToLong(line -> Long.parseLong(line.substring(metric.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  TestForge forge() {
    return forge;
  }

  Listens irc() {
    return irc;
  }

  int port() {
    return irc.port().orElseThrow();
  }

  String token(UserId user, Scope... scopes) {
    return forge.forge().users().tokens().make(user, "irc", Set.of(scopes), 1).secret();
  }

  /** A connection that has said nothing yet. */
  IrcSocket connect() throws IOException {
    var socket = new IrcSocket(port(), forge.clock());
    open.add(socket);
    return socket;
  }

  /** A client that has signed in with a token and can all this. */
  IrcSocket as(UserId user, String... caps) throws IOException {
    IrcSocket socket = connect();
    socket.send("CAP LS 302");
    socket.send("NICK " + user);
    socket.send("USER " + user + " 0 * :Somebody");
    socket.send("CAP REQ :sasl " + String.join(" ", caps));
    socket.send("AUTHENTICATE PLAIN");
    socket.send("AUTHENTICATE " + plain(user.value(), token(user, Scope.WRITE)));
    socket.send("CAP END");
    socket.expect(" 422 ");
    return socket;
  }

  static String plain(String name, String secret) {
    return Base64.getEncoder()
        .encodeToString(
            (name + "\0" + name + "\0" + secret).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Has somebody say something by the web. */
  void say(UserId user, String room, String json) {
    forge.clock().advance(java.time.Duration.ofSeconds(1));
    var answer = forge.as(user).json("POST", "/rest" + room + "/messages", json);
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer.body());
    }
  }

  String password() {
    return People.PASSWORD;
  }

  @Override
  public void close() {
    open.forEach(IrcSocket::close);
    forge.close();
  }
}
