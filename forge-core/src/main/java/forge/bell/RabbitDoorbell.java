package forge.bell;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The doorbell of a forge with many nodes, over the topic exchange {@code forge.bell}.
 *
 * <p>This node hears its own rings at once and never by way of the broker. Rings for the others are
 * sent by a thread of its own; while the broker is away they are dropped, and the thread keeps
 * knocking until it is back.
 */
public final class RabbitDoorbell implements Doorbell {
  static final String EXCHANGE = "forge.bell";
  private static final Logger LOG = LoggerFactory.getLogger(RabbitDoorbell.class);
  private static final int WAITING = 10_000;
  private static final long KNOCK_SECONDS = 1;

  /** A node that does not keep up loses the oldest hints, and reads from the database instead. */
  private static final Map<String, Object> LIMITS =
      Map.of("x-max-length", 10_000, "x-overflow", "drop-head", "x-message-ttl", 30_000);

  private record Ring(String topic, String message) {}

  private final String node = UUID.randomUUID().toString();
  private final BasicProperties signed = new BasicProperties.Builder().appId(node).build();
  private final LocalDoorbell here = new LocalDoorbell();
  private final ConnectionFactory broker;
  private final BlockingQueue<Ring> rings = new ArrayBlockingQueue<>(WAITING);
  private final Thread sender;
  private volatile @Nullable Connection connection;
  private volatile boolean open = true;

  /**
   * @param uri such as {@code amqp://user:password@host:5672/vhost}
   */
  public RabbitDoorbell(String uri) {
    broker = new ConnectionFactory();
    try {
      broker.setUri(uri);
    } catch (URISyntaxException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("FORGE_RABBITMQ_URI is not an AMQP address.", e);
    }
    broker.setAutomaticRecoveryEnabled(false);
    broker.setRequestedHeartbeat(10);
    broker.setConnectionTimeout(5_000);
    broker.setHandshakeTimeout(5_000);
    broker.setExceptionHandler(new ForgivingExceptionHandler());
    sender = Thread.ofPlatform().daemon().name("doorbell-rabbit").start(this::send);
  }

  /** Whether rings reach other nodes just now. */
  @Override
  public boolean connected() {
    Connection current = connection;
    return current != null && current.isOpen();
  }

  @Override
  public void ring(String topic, String message) {
    here.ring(topic, message);
    if (connected()) {
      rings.offer(new Ring(topic, message));
    }
  }

  @Override
  public void hear(String topic, Consumer<String> listener) {
    here.hear(topic, listener);
  }

  private void send() {
    boolean told = false;
    while (open) {
      try (Connection fresh = broker.newConnection("forge " + node)) {
        var channel = listen(fresh);
        connection = fresh;
        LOG.info("The broker is connected.");
        told = false;
        publish(fresh, channel);
      } catch (IOException | TimeoutException | RuntimeException e) {
        if (!told && open) {
          LOG.warn("The broker is away ({}); nodes poll until it is back.", e.toString());
          told = true;
        }
      } catch (InterruptedException e) {
        return;
      } finally {
        connection = null;
        rings.clear();
      }
      if (!pause()) {
        return;
      }
    }
  }

  /** Every node has a queue of its own that goes when it goes. */
  private Channel listen(Connection fresh) throws IOException {
    Channel channel = fresh.createChannel();
    channel.exchangeDeclare(EXCHANGE, "topic", true);
    String queue = channel.queueDeclare("", false, true, true, LIMITS).getQueue();
    channel.queueBind(queue, EXCHANGE, "#");
    channel.basicConsume(queue, true, (tag, delivery) -> heard(delivery), tag -> {});
    return channel;
  }

  private void heard(Delivery delivery) {
    if (!node.equals(delivery.getProperties().getAppId())) {
      here.ring(
          delivery.getEnvelope().getRoutingKey(),
          new String(delivery.getBody(), StandardCharsets.UTF_8));
    }
  }

  private void publish(Connection fresh, Channel channel) throws IOException, InterruptedException {
    while (open && fresh.isOpen() && channel.isOpen()) {
      Ring ring = rings.poll(KNOCK_SECONDS, TimeUnit.SECONDS);
      if (ring != null) {
        channel.basicPublish(
            EXCHANGE, ring.topic(), signed, ring.message().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private boolean pause() {
    try {
      TimeUnit.SECONDS.sleep(KNOCK_SECONDS);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Override
  public void close() {
    open = false;
    sender.interrupt();
    Connection current = connection;
    if (current != null) {
      current.abort(1_000);
    }
    here.close();
  }
}
