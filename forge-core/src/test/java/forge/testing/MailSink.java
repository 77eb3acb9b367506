package forge.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A mail server that takes everything and shows it, unless it is told what to answer. */
public final class MailSink implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 180;

  private final ServerSocket socket;
  private final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();
  private volatile UnaryOperator<String> recipients = address -> "250 2.1.5 fine";

  /** What came in, with its lines ended by a line feed alone. */
  public record Taken(String from, List<String> to, String message) {
    /** A header as it was sent, unfolded. */
    public String header(String name) {
      String head = message.split("\n\n", 2)[0].replaceAll("\n[ \t]+", " ");
      return head.lines()
          .filter(
              line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  private MailSink(ServerSocket socket) {
    this.socket = socket;
    Thread.ofPlatform().daemon().name("mail sink").start(this::accept);
  }

  /** Listens at a free port of the loopback. */
  public static MailSink start() {
    return start(0);
  }

  public static MailSink start(int port) {
    try {
      return new MailSink(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return socket.getLocalPort();
  }

  public String uri() {
    return "smtp://127.0.0.1:" + port();
  }

  /** What is answered when somebody names a recipient. */
  public void answer(UnaryOperator<String> recipients) {
    this.recipients = recipients;
  }

  /** The next message that has come, or comes soon. */
  public Taken next() {
    try {
      Taken next = taken.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no mail came within " + PATIENCE_SECONDS + " s");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How many have come that nobody has looked at. */
  public int waiting() {
    return taken.size();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> talk(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket client) {
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
      converse(in, client.getOutputStream());
    } catch (IOException gone) {
      // whoever talked has hung up
    }
  }

  private void converse(BufferedReader in, OutputStream out) throws IOException {
    String from = "";
    var to = new ArrayList<String>();
    say(out, "220 sink ESMTP");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO" -> say(out, "250-sink\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN");
        case "AUTH" -> say(out, "235 2.7.0 welcome");
        case "MAIL" -> {
          from = address(line);
          to.clear();
          say(out, "250 2.1.0 fine");
        }
        case "RCPT" -> {
          String answer = recipients.apply(address(line));
          if (answer.startsWith("250")) {
            to.add(address(line));
          }
          say(out, answer);
        }
        case "DATA" -> {
          say(out, "354 go on");
          String message = body(in);
          taken.add(new Taken(from, List.copyOf(to), message));
          say(out, "250 2.0.0 taken");
        }
        case "QUIT" -> {
          say(out, "221 bye");
          return;
        }
        default -> say(out, "250 fine");
      }
    }
  }

  private static String address(String line) {
    int start = line.indexOf('<');
    return line.substring(start + 1, line.indexOf('>', start));
  }

  private static String body(BufferedReader in) throws IOException {
    var body = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      body.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
    }
    return body.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
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
