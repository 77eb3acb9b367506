package forge.e2e.crowd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A client that talks in lines, as those of IRC do. */
final class LineMember extends Member {
  LineMember(SocketChannel channel, Dialect dialect, Crowd crowd) {
    super(channel, dialect, crowd);
  }

  @Override
  void ask(String host) throws IOException {
    for (String line : dialect().greeting()) {
      say(line);
    }
  }

  @Override
  int part(byte[] held, int at) throws IOException {
    for (int i = at; i < held.length; i++) {
      if (held[i] == '\n') {
        hear(new String(held, at, i - at, StandardCharsets.UTF_8).strip());
        return i + 1;
      }
    }
    return at;
  }

  @Override
  void say(String line) throws IOException {
    write(ByteBuffer.wrap((line + "\r\n").getBytes(StandardCharsets.UTF_8)));
  }
}
