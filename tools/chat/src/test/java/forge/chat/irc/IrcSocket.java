package forge.chat.irc;

import forge.testing.MovableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bare client of the protocol: each line it sends is a second later than the one before. */
final class IrcSocket implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 90_000;
  private final MovableClock clock;
  private final Socket socket;
  private final BufferedReader in;

  IrcSocket(int port, MovableClock clock) throws IOException {
    this.clock = clock;
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  void send(String line) {
    clock.advance(Duration.ofSeconds(1));
    sendAtOnce(line);
  }

  /** Sends without letting time pass. */
  void sendAtOnce(String lines) {
    try {
      socket.getOutputStream().write((lines + "\r\n").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void sendBytes(byte[] bytes) throws IOException {
    clock.advance(Duration.ofSeconds(1));
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Reads to the first line that contains a text, and answers it. */
  String expect(String text) {
    return upTo(text).getLast();
  }

  /** All lines up to the first that contains a text. */
  List<String> upTo(String text) {
    var read = new ArrayList<String>();
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        read.add(line);
        if (line.contains(text)) {
          return read;
        }
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("never said \"" + text + "\" but " + read, e);
    } catch (IOException e) {
      throw new AssertionError("ended before \"" + text + "\", after " + read, e);
    }
    throw new AssertionError("ended without \"" + text + "\", after " + read);
  }

  /** What comes until the server has answered a ping: everything that was on its way. */
  List<String> settled() {
    send("PING settled");
    return upTo("PONG");
  }

  /** The rest of what the server says, to the end. */
  List<String> rest() throws IOException {
    var read = new ArrayList<String>();
    @Nullable String line = in.readLine();
    while (line != null) {
      read.add(line);
      line = in.readLine();
    }
    return read;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
