package forge.files;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.access.CorePermission;
import forge.access.Roles;
import forge.access.Visit;
import forge.job.Job;
import forge.tool.Platform;
import forge.user.Identity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends visitors to a server near them: one that is for their network, answers just now, and was
 * seen to have that very file. Until that is known the forge sends the file itself.
 */
public final class Mirrors {
  private static final Logger LOG = LoggerFactory.getLogger(Mirrors.class);
  private static final long LEAST = 256 * 1024;
  private static final Duration CHECKED = Duration.ofMinutes(1);
  private static final Duration BELIEVED = Duration.ofMinutes(10);
  private static final Duration TO_ANSWER = Duration.ofSeconds(5);
  private static final int AT_ONCE = 50;
  private static final int REMEMBERED = 20_000;
  private static final String TOPIC = "mirrors";

  private final List<Mirror> mirrors;
  private final Countries countries;
  private final Clock clock;
  private final Map<Mirror, Instant> checked = new ConcurrentHashMap<>();
  private final Map<Mirror, String> problems = new ConcurrentHashMap<>();
  private final Set<URI> asked = ConcurrentHashMap.newKeySet();
  private final Cache<URI, Boolean> there =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(BELIEVED).build();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(TO_ANSWER).followRedirects(Redirect.NEVER).build();

  /** Asks for all mirrors to be looked at, from every node. */
  public record Look() implements Job {}

  Mirrors(Countries countries, Platform platform) {
    this.mirrors = Mirror.parse(platform.config().further().getOrDefault("FORGE_MIRRORS", ""));
    this.countries = countries;
    this.clock = platform.clock();
    if (!mirrors.isEmpty()) {
      platform.doorbell().hear(TOPIC, any -> look());
      platform
          .jobs()
          .assign(Look.class, (job, progress) -> platform.doorbell().ring(TOPIC, "look"));
      platform.jobs().schedule("mirrors", CHECKED, Look::new);
    }
  }

  /** Whether there are none at all. */
  public boolean none() {
    return mirrors.isEmpty();
  }

  /**
   * Where somebody should fetch a file that everybody may read.
   *
   * @param path where it is here
   * @param address whom it is for
   */
  public Optional<URI> near(Visit visit, ReleaseFile file, URI path, String address) {
    if (!elsewhere(visit, file)) {
      return Optional.empty();
    }
    var from = Network.literal(address);
    String country = countries.of(address);
    return having(path, file, mirror -> mirror.serves(from, country)).findFirst();
  }

  /** All places where others have a file that everybody may read. */
  public List<URI> all(Visit visit, ReleaseFile file, URI path) {
    return elsewhere(visit, file) ? having(path, file, any -> true).toList() : List.of();
  }

  private boolean elsewhere(Visit visit, ReleaseFile file) {
    return !mirrors.isEmpty() && file.content().size() >= LEAST && file.live() && open(visit);
  }

  private Stream<URI> having(URI path, ReleaseFile file, Predicate<Mirror> wanted) {
    return mirrors.stream()
        .filter(mirror -> wanted.test(mirror) && up(mirror))
        .map(mirror -> mirror.at(path))
        .filter(at -> has(at, file));
  }

  private static boolean open(Visit visit) {
    return new Visit(Identity.GUEST, visit.project(), visit.mount(), Roles.EVERYBODY)
        .may(CorePermission.READ);
  }

  private void look() {
    Instant now = clock.instant();
    for (Mirror mirror : mirrors) {
      checked.put(mirror, now);
      check(mirror);
    }
  }

  /** Whether it answered when it was last asked; asks again now and then. */
  private boolean up(Mirror mirror) {
    Instant now = clock.instant();
    Instant last = checked.put(mirror, now);
    if (last != null && last.plus(CHECKED).isAfter(now)) {
      checked.put(mirror, last);
    } else {
      check(mirror);
    }
    return !problems.containsKey(mirror);
  }

  private void check(Mirror mirror) {
    var unused =
        client
            .sendAsync(look(URI.create(mirror.address() + "/")), BodyHandlers.discarding())
            .whenComplete(
                (answer, fault) -> {
                  if (fault != null) {
                    problem(mirror, "does not answer");
                  } else if (answer.statusCode() >= 500) {
                    problem(mirror, "answers " + answer.statusCode());
                  } else {
                    problems.remove(mirror);
                  }
                });
  }

  private void problem(Mirror mirror, String what) {
    if (problems.put(mirror, what) == null) {
      LOG.warn("The mirror {} {}; nobody is sent there.", mirror.address(), what);
    }
  }

  private boolean has(URI at, ReleaseFile file) {
    Boolean known = there.getIfPresent(at);
    if (known == null && asked.size() < AT_ONCE && asked.add(at)) {
      var unused =
          client
              .sendAsync(look(at), BodyHandlers.discarding())
              .whenComplete(
                  (answer, fault) -> {
                    there.put(at, fault == null && same(answer, file));
                    asked.remove(at);
                  });
    }
    return Boolean.TRUE.equals(known);
  }

  /** As long as this file, and with its sum where the mirror says one. */
  private static boolean same(HttpResponse<?> answer, ReleaseFile file) {
    String sum = answer.headers().firstValue("X-SHA256").orElse(file.content().sha256());
    return answer.statusCode() == 200
        && sum.equals(file.content().sha256())
        && answer.headers().firstValueAsLong("Content-Length").orElse(-1) == file.content().size();
  }

  private static HttpRequest look(URI at) {
    return HttpRequest.newBuilder(at)
        .timeout(TO_ANSWER)
        .method("HEAD", BodyPublishers.noBody())
        .build();
  }

  /** What is wrong with mirrors just now, a sentence each. */
  List<String> wrong() {
    return mirrors.stream()
        .filter(problems::containsKey)
        .map(m -> "The mirror " + m.address() + " " + problems.get(m) + "; nobody is sent there.")
        .toList();
  }
}
