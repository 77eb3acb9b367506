package forge.e2e;

import forge.launcher.Forge;
import forge.testing.RealRabbit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A forge whose parts are killed, with a broker of its own where this machine has one. */
final class FragileForge implements AutoCloseable {
  private final Forge forge;
  private final @Nullable RealRabbit rabbit;
  private final Visitor admin;
  private final String token;

  private FragileForge(Forge forge, @Nullable RealRabbit rabbit) throws Exception {
    this.forge = forge;
    this.rabbit = rabbit;
    admin = new Visitor(forge.url()).signIn("admin", forge.adminPassword().orElseThrow());
    token = admin.accessToken();
  }

  static FragileForge start(Map<String, String> settings) throws Exception {
    RealRabbit rabbit = RealRabbit.installed() ? RealRabbit.start() : null;
    var all = new HashMap<>(settings);
    if (rabbit != null) {
      all.put("FORGE_RABBITMQ_URI", rabbit.uri());
    }
    return new FragileForge(Running.start(all), rabbit);
  }

  Forge forge() {
    return forge;
  }

  Optional<RealRabbit> rabbit() {
    return Optional.ofNullable(rabbit);
  }

  Visitor admin() {
    return admin;
  }

  /** Admits programs of the administrator. */
  String token() {
    return token;
  }

  /** Ends a service without letting it say good-bye. */
  void kill(String service) {
    long pid = Objects.requireNonNull(forge.pids().get(service), service);
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    forge.close();
    if (rabbit != null) {
      rabbit.close();
    }
  }
}
