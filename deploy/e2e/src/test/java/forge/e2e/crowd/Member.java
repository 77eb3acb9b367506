package forge.e2e.crowd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Random;

/** One client: a socket, what has come so far, and how much of the talk it has heard. */
abstract sealed class Member permits WebSocketMember, LineMember {
  private final SocketChannel channel;
  private final Dialect dialect;
  private final Crowd crowd;
  private byte[] held = new byte[0];
  private boolean seated;
  private int heard;

  Member(SocketChannel channel, Dialect dialect, Crowd crowd) {
    this.channel = channel;
    this.dialect = dialect;
    this.crowd = crowd;
  }

  static Member of(SocketChannel channel, Dialect dialect, Crowd crowd) {
    return dialect.lines()
        ? new LineMember(channel, dialect, crowd)
        : new WebSocketMember(channel, dialect, crowd);
  }

  final Dialect dialect() {
    return dialect;
  }

  final boolean seated() {
    return seated;
  }

  /** Sends bytes that mean nothing. */
  final void garbage(Random chance) throws IOException {
    byte[] bytes = new byte[1 + chance.nextInt(200)];
    chance.nextBytes(bytes);
    channel.write(ByteBuffer.wrap(bytes));
  }

  /** Begins to talk. */
  abstract void ask(String host) throws IOException;

  /**
   * Reads what begins at a place of what has come; answers where the next begins, or the same where
   * it is not whole.
   */
  abstract int part(byte[] held, int at) throws IOException;

  abstract void say(String text) throws IOException;

  /** Takes what has come; false when the server has ended the talk. */
  final boolean take(ByteBuffer shared) throws IOException {
    shared.clear();
    int read = channel.read(shared);
    if (read < 0) {
      return false;
    }
    int before = held.length;
    held = Arrays.copyOf(held, before + read);
    shared.flip().get(held, before, read);
    int at = 0;
    for (int next = part(held, at); next > at; next = part(held, at)) {
      at = next;
    }
    held = at == 0 ? held : Arrays.copyOfRange(held, at, held.length);
    return true;
  }

  final void hear(String text) throws IOException {
    for (String answer : dialect.answer(text)) {
      say(answer);
    }
    if (!seated && dialect.seats(text)) {
      seated = true;
      crowd.arrived();
    }
    int messages = dialect.messages(text);
    if (messages > 0) {
      crowd.frame();
    }
    for (int i = 0; i < messages; i++) {
      crowd.heard(heard++);
    }
  }

  final void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
