package forge.user;

import com.mongodb.client.MongoDatabase;
import forge.bell.Doorbell;
import forge.config.ForgeConfig;
import forge.testing.MovableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A place where users live: everything about them on one database, with the letters they got. */
final class Town {
  static final String PASSWORD = "arch seven leaks";
  static final Device LAPTOP = new Device("Firefox on Linux", "192.0.2.7");
  final MovableClock clock = new MovableClock();
  final List<Letter> letters = new ArrayList<>();
  final List<String> journal = new ArrayList<>();
  final Bell bell = new Bell();
  final MongoDatabase database;
  final Users users;

  Town(MongoDatabase database) {
    this.database = database;
    this.users = node();
  }

  /** Another node of the same forge. */
  Users node() {
    return new Users(
        database,
        ForgeConfig.from(
            name ->
                Optional.ofNullable(
                    Map.of("FORGE_MONGODB_URI", "mongodb://localhost", "FORGE_DATA", "target/none")
                        .get(name))),
        clock,
        bell,
        letters::add,
        (by, account, deed) -> journal.add(by + " " + deed + " of " + account),
        new Passwords(new Passwords.Cost(64, 1, 1), 4));
  }

  /** Registers and confirms. */
  Account settle(String name) {
    register(name);
    return users.registrations().confirm(lastSecret());
  }

  Account register(String name) {
    return users
        .registrations()
        .register(
            new Registration(name, name + "@example.org", "The " + name, PASSWORD), "192.0.2.1");
  }

  Sessions.Started signIn(String name) {
    return users.signIns().signIn(name, PASSWORD, LAPTOP);
  }

  Letter lastLetter() {
    return letters.get(letters.size() - 1);
  }

  /** The secret in the link of the last letter. */
  String lastSecret() {
    String link = lastLetter().link();
    return link.substring(link.lastIndexOf('/') + 1);
  }

  /** A doorbell heard at once, in the same thread. */
  static final class Bell implements Doorbell {
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();

    @Override
    public void ring(String topic, String message) {
      listeners.getOrDefault(topic, List.of()).forEach(l -> l.accept(message));
    }

    @Override
    public void hear(String topic, Consumer<String> listener) {
      listeners.computeIfAbsent(topic, t -> new CopyOnWriteArrayList<>()).add(listener);
    }

    @Override
    public void close() {}
  }
}
