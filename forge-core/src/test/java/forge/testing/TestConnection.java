package forge.testing;

import forge.web.ServerConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;

/** A connection of which both ends are here, with little room between them. */
public final class TestConnection implements ServerConnection, AutoCloseable {
  private final SocketChannel channel;
  private final SocketChannel reader;
  private final CountDownLatch ended = new CountDownLatch(1);

  private TestConnection(SocketChannel channel, SocketChannel reader) {
    this.channel = channel;
    this.reader = reader;
  }

  public static TestConnection open() throws IOException {
    try (var server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      SocketChannel reader = SocketChannel.open();
      reader.setOption(StandardSocketOptions.SO_RCVBUF, 8 * 1024);
      reader.connect(server.getLocalAddress());
      SocketChannel channel = server.accept();
      channel.setOption(StandardSocketOptions.SO_SNDBUF, 16 * 1024);
      channel.configureBlocking(false);
      return new TestConnection(channel, reader);
    }
  }

  @Override
  public SocketChannel channel() {
    return channel;
  }

  /** So many bytes, fewer where no more come; zeros stand for those. */
  public byte[] read(int length) throws IOException {
    var into = ByteBuffer.allocate(length);
    while (into.hasRemaining() && reader.read(into) >= 0) {
      // on
    }
    return into.array();
  }

  /** The reader goes away. */
  public void hangUp() throws IOException {
    reader.close();
  }

  /** Whether the server has cut it off. */
  public boolean ended() {
    return ended.getCount() == 0;
  }

  @Override
  public boolean idle() {
    return true;
  }

  @Override
  public void leave() {
    throw new AssertionError("nobody takes the connection over");
  }

  @Override
  public void forget() {
    throw new AssertionError("nobody takes the connection over");
  }

  @Override
  public void end() {
    ended.countDown();
    try {
      channel.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    reader.close();
  }
}
