package forge.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** Somebody who fetches a file and takes the first line of the answer, and the rest much later. */
final class SlowReader {
  private static final int HEAD = 10_000;

  private SlowReader() {}

  static SocketChannel begin(URI forge, String path) throws IOException {
    SocketChannel socket = SocketChannel.open();
    socket.setOption(StandardSocketOptions.SO_RCVBUF, 8 * 1024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), forge.getPort()));
    String ask = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
    socket.write(ByteBuffer.wrap(ask.formatted(path, forge.getAuthority()).getBytes(US_ASCII)));
    var line = ByteBuffer.allocate("HTTP/1.1 200".length());
    while (line.hasRemaining() && socket.read(line) >= 0) {
      // on
    }
    assertThat(new String(line.array(), US_ASCII)).isEqualTo("HTTP/1.1 200");
    return socket;
  }

  /** The body of the answer, read to its end. */
  static byte[] rest(SocketChannel socket, int size) throws IOException {
    var all = ByteBuffer.allocate(size + HEAD);
    while (socket.read(all) >= 0) {
      // on
    }
    String head = new String(all.array(), 0, HEAD, US_ASCII);
    return Arrays.copyOfRange(all.array(), head.indexOf("\r\n\r\n") + 4, all.position());
  }
}
