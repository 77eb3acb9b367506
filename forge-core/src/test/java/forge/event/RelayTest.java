package forge.event;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import forge.bell.LocalDoorbell;
import forge.job.JobState;
import forge.job.Jobs;
import forge.project.MountId;
import forge.project.ProjectId;
import forge.project.ToolKey;
import forge.testing.MovableClock;
import forge.testing.TestDatabase;
import forge.user.UserId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RelayTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final UserId MIA = new UserId("mia");
  private static final Subject LEAK =
      new Subject(
          ProjectId.parse("p/aqueduct"),
          new MountId("m1"),
          new ToolKey("tickets"),
          "1",
          "Arch 7 leaks",
          "/p/aqueduct/bugs/1");

  private final MovableClock clock = new MovableClock();
  private final LocalDoorbell bell = new LocalDoorbell();
  private final List<String> heard = new ArrayList<>();

  @BeforeEach
  void startEmpty() {
    DATABASE.fresh();
  }

  @AfterEach
  void closeBell() {
    bell.close();
  }

  private MongoCollection<Document> arches() {
    return DATABASE.get().getCollection("arches");
  }

  private Events events() {
    return events(DATABASE.get());
  }

  private Events events(MongoDatabase database) {
    var events = new Events(new Jobs(database, bell, clock));
    events.outbox(database.getCollection("arches"));
    return events;
  }

  private Event event(String kind) {
    clock.advance(Duration.ofMillis(1));
    return Event.of(kind, LEAK, MIA, clock.instant(), Map.of("say", "drip. $drop"));
  }

  @Test
  void everyListenerHearsWhatItAskedForJustAsItWasKept() {
    var events = events();
    var heardWhole = new ArrayList<Event>();
    events.listen("index", Set.of("ticket."), heardWhole::add);
    events.listen("mail", Set.of("wiki.", "ticket.closed"), e -> heard.add(e.kind()));
    var opened = event("ticket.opened");
    var closed = event("ticket.closed");

    arches().insertOne(Outbox.into(new Document("_id", 7), opened));
    arches().updateOne(eq("_id", 7), combine(set("state", "closed"), Outbox.push(closed)));
    events.deliverAll();

    assertThat(heardWhole).containsExactly(opened, closed);
    assertThat(heard).containsExactly("ticket.closed");
    assertThat(arches().find().first()).isEqualTo(new Document("_id", 7).append("state", "closed"));
  }

  @Test
  void aListenerThatFailsIsToldAgainAndHoldsUpNobody() {
    var jobs = new Jobs(DATABASE.get(), bell, clock);
    var events = new Events(jobs);
    events.outbox(arches());
    var broken = new AtomicInteger(1);
    events.listen(
        "mail",
        e -> true,
        e -> {
          if (broken.getAndDecrement() > 0) {
            throw new IllegalStateException("no mail today");
          }
          heard.add("mail");
        });
    events.listen("index", e -> true, e -> heard.add("index"));

    arches().insertOne(Outbox.into(new Document("_id", 7), event("ticket.opened")));
    events.deliverAll();
    assertThat(heard).containsExactly("index");
    assertThat(jobs.counts()).containsEntry(JobState.FAILED, 1L);

    clock.advance(Duration.ofMinutes(1));
    events.deliverAll();
    assertThat(heard).containsExactly("index", "mail");
  }

  @Test
  void whatAListenerTellsIsToldToo() {
    var events = events();
    events.listen(
        "echo",
        Set.of("ticket.opened"),
        e -> arches().insertOne(Outbox.into(new Document("_id", 8), event("echo"))));
    events.listen("hear", Set.of("echo"), e -> heard.add(e.kind()));

    arches().insertOne(Outbox.into(new Document("_id", 7), event("ticket.opened")));
    events.deliverAll();

    assertThat(heard).containsExactly("echo");
  }

  @Test
  void anEventPushedWhileOthersAreSentIsNotLost() {
    var late = event("ticket.closed");
    var relayed = new ArrayList<String>();
    var relay =
        new Relay(
            e -> {
              if (relayed.isEmpty()) {
                arches().updateOne(eq("_id", 7), Outbox.push(late));
              }
              relayed.add(e.kind());
            });
    relay.watch(arches());
    arches().insertOne(Outbox.into(new Document("_id", 7), event("ticket.opened")));

    relay.sendAll();

    assertThat(relayed).containsExactly("ticket.opened", "ticket.closed");
    assertThat(arches().find().first()).isEqualTo(new Document("_id", 7));
  }

  @Test
  void aDocumentThatCannotBeReadHoldsUpNobody() {
    var events = events();
    events.listen("index", e -> true, e -> heard.add(e.subject().artifact()));
    arches()
        .insertOne(
            new Document("_id", 6)
                .append("unsent", true)
                .append("pending", List.of(new Document("id", "x"))));
    arches().insertOne(Outbox.into(new Document("_id", 7), event("ticket.opened")));

    events.deliverAll();

    assertThat(heard).containsExactly("1");
  }

  /** Dies at the first database call, then at the second, and so on until nothing dies. */
  @Test
  void nothingIsLostWhereverTheNodeDies() {
    int deaths = 0;
    for (boolean died = true; died; deaths++) {
      DATABASE.fresh();
      heard.clear();
      arches()
          .insertOne(
              Outbox.into(new Document("_id", 7), event("ticket.opened"), event("ticket.closed")));

      died = diesAt(deaths);
      clock.advance(Duration.ofMinutes(2));
      var survivor = events();
      survivor.listen("index", e -> true, e -> heard.add("index " + e.kind()));
      survivor.listen("mail", e -> true, e -> heard.add("mail " + e.kind()));
      survivor.deliverAll();

      assertThat(new LinkedHashSet<>(heard))
          .containsExactlyInAnyOrder(
              "index ticket.opened",
              "index ticket.closed",
              "mail ticket.opened",
              "mail ticket.closed");
      assertThat(heard).as("at most the job under way runs twice").hasSizeLessThanOrEqualTo(5);
      assertThat(arches().find().first()).isEqualTo(new Document("_id", 7));
    }
    assertThat(deaths).isGreaterThan(10);
  }

  private boolean diesAt(int call) {
    var left = new AtomicInteger(-1);
    var events = events(dying(DATABASE.get(), MongoDatabase.class, left));
    events.listen("index", e -> true, e -> heard.add("index " + e.kind()));
    events.listen("mail", e -> true, e -> heard.add("mail " + e.kind()));
    left.set(call);
    try {
      events.deliverAll();
      return false;
    } catch (Death e) {
      return true;
    }
  }

  private static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  /** The same, but throws at the call after so many; a negative count lives forever. */
  private static <T> T dying(T real, Class<T> type, AtomicInteger left) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              Object answer;
              if (type == MongoCollection.class && left.get() >= 0 && left.getAndDecrement() == 0) {
                throw new Death();
              }
              try {
                answer = method.invoke(real, args);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
              return answer instanceof MongoCollection<?> collection
                  ? dying(collection, MongoCollection.class, left)
                  : answer;
            }));
  }

  @Test
  void aRunningRelayTellsAtOnce() throws InterruptedException {
    var told = new CountDownLatch(1);
    try (var jobs = new Jobs(DATABASE.get(), bell, clock);
        var events = new Events(jobs)) {
      events.outbox(arches());
      events.listen("index", e -> true, e -> told.countDown());
      jobs.start(2);
      events.start();

      arches().insertOne(Outbox.into(new Document("_id", 7), event("ticket.opened")));
      events.tell();

      assertThat(told.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void aBusyOutboxIsLookedIntoAloneAndTheOthersAllTheSame() throws InterruptedException {
    var told = new CountDownLatch(2);
    try (var jobs = new Jobs(DATABASE.get(), bell, clock);
        var events = new Events(jobs)) {
      events.outbox(arches());
      events.outbox(DATABASE.get().getCollection("piers"));
      events.listen("index", e -> true, e -> told.countDown());
      jobs.start(2);
      events.start();

      arches().insertOne(Outbox.into(new Document("_id", 7), event("ticket.opened")));
      DATABASE
          .get()
          .getCollection("piers")
          .insertOne(Outbox.into(new Document("_id", 8), event("ticket.opened")));
      events.tell(arches());

      assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
