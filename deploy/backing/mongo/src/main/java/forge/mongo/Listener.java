package forge.mongo;

import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The socket on the loopback address, and the threads that work for its connections. */
final class Listener implements AutoCloseable {
  private static final int IO_THREADS = 2;
  private static final int MOST_WORKERS = 1000;
  private static final long IDLE_SECONDS = 30;
  private static final long PATIENCE_SECONDS = 5;

  private final EventLoopGroup loops;
  private final ChannelGroup connections =
      new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
  private final ExecutorService workers;
  private final Channel socket;

  Listener(StoreBackend backend, @Nullable Scram scram, int port) {
    this.loops =
        new MultiThreadIoEventLoopGroup(
            IO_THREADS, threads("store-io-"), NioIoHandler.newFactory());
    this.workers = workers();
    this.socket =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Connection(backend, scram))
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .syncUninterruptibly()
            .channel();
  }

  int port() {
    return ((InetSocketAddress) socket.localAddress()).getPort();
  }

  /** Commands wait for the disk and for each other, so each running one has a thread. */
  private static ExecutorService workers() {
    return new ThreadPoolExecutor(
        0,
        MOST_WORKERS,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        threads("store-worker-"),
        new ThreadPoolExecutor.CallerRunsPolicy());
  }

  private static ThreadFactory threads(String name) {
    return Thread.ofPlatform().daemon().name(name, 1).factory();
  }

  /** Stops accepting, lets running commands end, then drops the connections. */
  @Override
  public void close() {
    socket.close().syncUninterruptibly();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    connections.close().awaitUninterruptibly();
    loops.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private final class Connection extends ChannelInitializer<SocketChannel> {
    private final StoreBackend backend;
    private final @Nullable Scram scram;

    Connection(StoreBackend backend, @Nullable Scram scram) {
      this.backend = backend;
      this.scram = scram;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
      connections.add(channel);
      channel
          .pipeline()
          .addLast(new MongoWireReplyEncoder())
          .addLast(new MongoWireMessageEncoder())
          .addLast(new MongoWireProtocolHandler())
          .addLast(new CommandHandler(backend, new Gatekeeper(scram), workers));
    }
  }
}
