package forge.user;

import forge.refusal.Refusal.Unavailable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id. Costly on purpose, so only a few at a time; the parameters travel
 * in the hash, so they may change.
 */
public final class Passwords {
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([^$]+)\\$([^$]+)");
  private static final int HASH_BYTES = 32;
  private static final int WAIT_SECONDS = 10;

  private final Cost cost;
  private final Semaphore places;

  /** The hash of no password at all: nothing leads to it. */
  private final String nobody;

  /** How much a guess costs: memory in KiB, passes over it, lanes. */
  public record Cost(int memory, int passes, int lanes) {
    public static final Cost STANDARD = new Cost(19 * 1024, 2, 1);
  }

  /** The parts of a hash; salt and value in Base64. */
  private record Hash(Cost cost, String salt, String value) {
    static Hash parse(String text) {
      var matcher = SHAPE.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalStateException("not an Argon2id hash");
      }
      return new Hash(
          new Cost(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3))),
          matcher.group(4),
          matcher.group(5));
    }

    @Override
    public String toString() {
      return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
          .formatted(cost.memory(), cost.passes(), cost.lanes(), salt, value);
    }
  }

  public Passwords() {
    this(Cost.STANDARD, Math.max(2, Runtime.getRuntime().availableProcessors()));
  }

  /** With hashes of another cost, such as in tests, and so many of them at a time. */
  public Passwords(Cost cost, int atATime) {
    this.cost = cost;
    this.places = new Semaphore(atATime, true);
    this.nobody =
        new Hash(cost, base64(Secrets.bytes(16)), base64(Secrets.bytes(HASH_BYTES))).toString();
  }

  public String hash(String password) {
    byte[] salt = Secrets.bytes(16);
    return new Hash(cost, base64(salt), base64(argon2id(cost, salt, password))).toString();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  public boolean matches(String password, String hash) {
    Hash kept = Hash.parse(hash);
    byte[] value = argon2id(kept.cost(), Base64.getDecoder().decode(kept.salt()), password);
    return MessageDigest.isEqual(value, Base64.getDecoder().decode(kept.value()));
  }

  /** Takes as long as a real comparison, so that nobody learns which accounts exist. */
  void matchNobody(String password) {
    matches(password, nobody);
  }

  /** Whether the hash was made at another cost than today's. */
  boolean outdated(String hash) {
    return !Hash.parse(hash).cost().equals(cost);
  }

  private byte[] argon2id(Cost cost, byte[] salt, String password) {
    enter();
    try {
      var generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(cost.memory())
              .withIterations(cost.passes())
              .withParallelism(cost.lanes())
              .withSalt(salt)
              .build());
      byte[] value = new byte[HASH_BYTES];
      generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), value);
      return value;
    } finally {
      places.release();
    }
  }

  private void enter() {
    try {
      if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new Unavailable("Too many people are signing in just now. Try again in a minute.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("The forge is stopping.");
    }
  }
}
