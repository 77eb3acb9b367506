package forge.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.Unavailable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The virus scanner ClamAV, asked about each file before it is published. */
final class Clamd implements Scanner {
  private static final Logger LOG = LoggerFactory.getLogger(Clamd.class);
  private static final int CHUNK = 64 * 1024;
  private static final int LONGEST_ANSWER = 1_000;
  private static final Pattern FOUND = Pattern.compile("(?s)stream: (.{1,200}) FOUND.*");
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final SocketAddress address;
  private final Timer watch = new Timer("virus scanner", true);

  private Clamd(SocketAddress address) {
    this.address = address;
  }

  /**
   * @param socket a path such as {@code /run/clamav/clamd.ctl}, or {@code host:port}
   */
  static Clamd at(String socket) {
    if (socket.startsWith("/")) {
      return new Clamd(UnixDomainSocketAddress.of(socket));
    }
    int colon = socket.lastIndexOf(':');
    if (colon < 1 || !socket.substring(colon + 1).matches("\\d{1,5}")) {
      throw new IllegalArgumentException(
          "FORGE_CLAMAV must be a path or host:port, not " + socket + ".");
    }
    return new Clamd(
        InetSocketAddress.createUnresolved(
            socket.substring(0, colon), Integer.parseInt(socket.substring(colon + 1))));
  }

  @Override
  public void check(String name, Path file) {
    String said;
    try {
      said = ask(file);
    } catch (IOException away) {
      LOG.warn("The virus scanner does not answer: {}", away.toString());
      throw new Unavailable("The virus scanner does not answer just now; try again later.");
    }
    Matcher found = FOUND.matcher(said);
    if (found.matches()) {
      LOG.warn("The virus scanner found {} in a file called {}.", found.group(1), name);
      throw new Invalid(
          "file", "The virus scanner found %s in “%s”.".formatted(found.group(1), name));
    }
    if (said.contains("size limit exceeded")) {
      throw new Invalid(
          "file",
          "“" + name + "” is larger than the virus scanner takes; ask this site's administrators.");
    }
    if (!said.startsWith("stream: OK")) {
      LOG.warn("The virus scanner said: {}", said);
      throw new Unavailable("The virus scanner cannot check files just now; try again later.");
    }
  }

  private String ask(Path file) throws IOException {
    try (SocketChannel socket = connect();
        var in = Files.newInputStream(file)) {
      TimerTask end = end(socket);
      watch.schedule(end, PATIENCE.toMillis());
      try {
        var out = new DataOutputStream(Channels.newOutputStream(socket));
        out.write("zINSTREAM\0".getBytes(US_ASCII));
        byte[] chunk = new byte[CHUNK];
        try {
          for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
            out.writeInt(read);
            out.write(chunk, 0, read);
          }
          out.writeInt(0);
          out.flush();
        } catch (IOException enough) {
          LOG.debug("The virus scanner stopped listening: {}", enough.toString());
        }
        byte[] said = Channels.newInputStream(socket).readNBytes(LONGEST_ANSWER);
        return new String(said, US_ASCII).replace("\0", "").strip();
      } finally {
        end.cancel();
      }
    }
  }

  private SocketChannel connect() throws IOException {
    if (address instanceof InetSocketAddress named) {
      return SocketChannel.open(new InetSocketAddress(named.getHostString(), named.getPort()));
    }
    SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
    socket.connect(address);
    return socket;
  }

  private static TimerTask end(SocketChannel socket) {
    return new TimerTask() {
      @Override
      public void run() {
        try {
          socket.close();
        } catch (IOException e) {
          LOG.debug("The virus scanner was left: {}", e.toString());
        }
      }
    };
  }
}
