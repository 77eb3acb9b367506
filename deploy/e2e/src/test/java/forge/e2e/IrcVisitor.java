package forge.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client of IRC in one channel, which can ask for what was said before. */
final class IrcVisitor implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 120_000;
  private final Socket socket;
  private final BufferedReader in;
  private final String channel;

  /** Comes into a channel with a token of the account {@code admin}. */
  IrcVisitor(int port, String token, String channel) throws IOException {
    this.channel = channel;
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    send("CAP REQ :batch draft/chathistory message-tags");
    send("PASS admin:" + token);
    send("NICK admin");
    send("USER admin 0 * :Admin");
    send("CAP END");
    send("JOIN " + channel);
    upTo(" 366 admin " + channel);
  }

  void send(String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Everything up to the first line with a text in it. */
  List<String> upTo(String text) throws IOException {
    var read = new ArrayList<String>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      read.add(line);
      if (line.contains(text)) {
        return read;
      }
    }
    throw new IOException("the server went before it said \"" + text + "\", after " + read);
  }

  /** What was said up to a word, each as its words alone. */
  List<String> saidUpTo(String word) throws IOException {
    return said(upTo(" PRIVMSG " + channel + " :" + word));
  }

  /** What was said after a message. */
  List<String> saidAfter(String message) throws IOException {
    send("CHATHISTORY AFTER " + channel + " msgid=" + message + " 100");
    return said(upTo("BATCH -"));
  }

  /** The id of the next message that says a word. */
  String idOf(String word) throws IOException {
    return upTo(" PRIVMSG " + channel + " :" + word)
        .getLast()
        .replaceAll("@(?:\\S*;)?msgid=([^; ]+).*", "$1");
  }

  private List<String> said(List<String> lines) {
    String mark = " PRIVMSG " + channel + " :";
    return lines.stream()
        .filter(line -> line.contains(mark))
        .map(line -> line.substring(line.indexOf(mark) + mark.length()))
        .toList();
  }

  /** Reads on until the server is gone; answers whether it said goodbye. */
  boolean awaitEnd() {
    boolean goodbye = false;
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        goodbye |= line.startsWith("ERROR");
      }
    } catch (IOException cut) {
      // gone without a word
    }
    return goodbye;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
