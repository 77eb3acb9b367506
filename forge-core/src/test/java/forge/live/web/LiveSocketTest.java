package forge.live.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.bell.LocalDoorbell;
import forge.live.Live;
import forge.live.LiveStore;
import forge.testing.MovableClock;
import forge.testing.TestDatabase;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveSocketTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final String LEAK = "ticket:leak";

  private final LocalDoorbell bell = new LocalDoorbell();
  private final List<String> frames = new ArrayList<>();
  private final List<ByteBuffer> pings = new ArrayList<>();
  private final Map<Class<?>, MessageHandler.Whole<?>> handlers = new HashMap<>();
  private final Map<String, Object> properties = new HashMap<>();
  private @Nullable CloseReason closed;
  private MovableClock clock = new MovableClock();
  private Live live =
      new Live(new LiveStore(DATABASE.get(), new MovableClock()), bell, new MovableClock());

  @BeforeEach
  void startEmpty() {
    DATABASE.fresh();
    clock = new MovableClock();
    live = new Live(new LiveStore(DATABASE.get(), clock), bell, clock);
    live.guard("ticket:", (identity, stream) -> true);
  }

  @AfterEach
  void closeBell() {
    bell.close();
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            LiveSocketTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** A server that takes whatever it is given into memory, as servers do. */
  private final RemoteEndpoint.Async remote =
      fake(
          RemoteEndpoint.Async.class,
          (proxy, method, arguments) -> {
            if (method.getName().equals("sendText")) {
              frames.add((String) arguments[0]);
              ((SendHandler) arguments[1]).onResult(new SendResult());
            } else if (method.getName().equals("sendPing")) {
              pings.add((ByteBuffer) arguments[0]);
            }
            return null;
          });

  private final Session session =
      fake(
          Session.class,
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "getUserProperties" -> properties;
                case "getAsyncRemote" -> remote;
                case "addMessageHandler" ->
                    handlers.put((Class<?>) arguments[0], (MessageHandler.Whole<?>) arguments[1]);
                case "close" -> {
                  closed = (CloseReason) arguments[0];
                  yield null;
                }
                case "hashCode" -> 1;
                default -> null;
              });

  private final EndpointConfig config =
      fake(EndpointConfig.class, (proxy, method, arguments) -> Map.of());

  @SuppressWarnings("unchecked")
  private void hears(Class<?> kind, Object message) {
    ((MessageHandler.Whole<Object>) Objects.requireNonNull(handlers.get(kind))).onMessage(message);
  }

  private void open() {
    var mia = new User(new UserId("mia"), "Mia", false);
    properties.put(
        LiveSocket.IDENTITY, new Identity(mia, Identity.Proof.SESSION, "s", Set.of("*")));
    new LiveSocket(live).onOpen(session, config);
  }

  private void answerPings() {
    while (!pings.isEmpty()) {
      ByteBuffer ping = pings.removeFirst();
      PongMessage pong = () -> ping;
      hears(PongMessage.class, pong);
    }
  }

  @Test
  void whoeverOpensIsGreetedByName() {
    open();

    assertThat(frames).singleElement().asString().contains("\"t\":\"hello\"", "\"user\":\"mia\"");
  }

  @Test
  void commandsAreAnswered() {
    open();
    hears(String.class, "{\"t\":\"sub\",\"id\":7,\"s\":\"ticket:leak\"}");

    assertThat(frames.getLast()).contains("\"t\":\"ok\"", "\"re\":7");
  }

  @Test
  void noMoreIsSentThanAWindowUntilTheClientHasReadIt() {
    open();
    hears(String.class, "{\"t\":\"sub\",\"id\":7,\"s\":\"ticket:leak\"}");
    for (int i = 0; i < 40; i++) {
      live.tell(LEAK, "comment", Map.of("text", "x".repeat(16_000)));
    }
    int before = frames.size();
    int characters = frames.stream().mapToInt(String::length).sum();

    assertThat(characters).isLessThan(300_000);
    answerPings();
    assertThat(frames.size()).isGreaterThan(before);
    assertThat(frames.getLast()).contains("\"q\":40");
  }

  @Test
  void whoeverIsSilentIsAskedAndLaterLetGo() {
    open();
    rounds(3);
    assertThat(pings).isNotEmpty();

    answerPings();
    rounds(3);
    assertThat(closed).isNull();

    rounds(3);
    assertThat(closed).isNotNull();
    assertThat(live.counts().connections()).isZero();
  }

  /** Lets the clockwork keep connections alive so many times. */
  private void rounds(int rounds) {
    for (int i = 0; i < rounds; i++) {
      live.tick();
      clock.advance(Duration.ofSeconds(21));
      live.tick();
    }
  }

  @Test
  void pagesOfOtherSitesAreTurnedAway() {
    properties.put(LiveSocket.FOREIGN, true);
    new LiveSocket(live).onOpen(session, config);

    assertThat(closed).isNotNull();
    assertThat(closed.getCloseCode().getCode()).isEqualTo(4403);
    assertThat(live.counts().connections()).isZero();
  }

  @Test
  void aClosedSocketIsForgotten() {
    open();
    var socket = new LiveSocket(live);
    socket.onOpen(session, config);
    socket.onClose(session, new CloseReason(CloseReason.CloseCodes.GOING_AWAY, ""));

    assertThat(live.counts().connections()).isEqualTo(1);
  }
}
