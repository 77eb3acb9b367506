package forge.user;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passes: short-lived proofs that somebody was let in elsewhere, such as over SSH, and goes on over
 * HTTP. They are signed and not kept, so they cannot be revoked, only expire.
 */
public final class Passes {
  private static final String PREFIX = "pass-";
  private static final String KEY = "key:";
  private static final int LONGEST = 500;

  private final SecretKeySpec key;
  private final Clock clock;

  /**
   * What a pass says.
   *
   * @param bearer the name of a user, or {@code key:} and the fingerprint of a machine's key
   */
  record Pass(String bearer, Set<String> scopes) {

    /** The key that a machine was let in with; empty where it was a person. */
    Optional<String> fingerprint() {
      return bearer.startsWith(KEY)
          ? Optional.of(bearer.substring(KEY.length()))
          : Optional.empty();
    }
  }

  Passes(byte[] secret, Clock clock) {
    this.key = new SecretKeySpec(secret, "HmacSHA256");
    this.clock = clock;
  }

  /** A pass for somebody, good for one scope and whatever it includes. */
  public String make(Identity identity, Scope scope, Duration life) {
    long until = clock.instant().plus(life).getEpochSecond();
    String said = bearer(identity) + " " + scope.text() + " " + until;
    return PREFIX + encode(said.getBytes(StandardCharsets.UTF_8)) + "." + encode(tag(said));
  }

  private static String bearer(Identity identity) {
    return identity.proof() == Identity.Proof.DEPLOY_KEY
        ? KEY + identity.credential()
        : identity.user().id().value();
  }

  static boolean looksLikeOne(String text) {
    return text.startsWith(PREFIX);
  }

  /** What a pass says; empty when it is not ours or has expired. */
  Optional<Pass> read(String text) {
    int dot = text.indexOf('.');
    if (!looksLikeOne(text) || dot < 0 || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length(), dot));
      String said = new String(bytes, StandardCharsets.UTF_8);
      byte[] claimed = Base64.getUrlDecoder().decode(text.substring(dot + 1));
      return MessageDigest.isEqual(claimed, tag(said)) ? known(said) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Pass> known(String said) {
    String[] parts = said.split(" ", -1);
    Instant until = Instant.ofEpochSecond(Long.parseLong(parts[2]));
    return clock.instant().isBefore(until)
        ? Optional.of(new Pass(parts[0], Scope.closure(Set.of(Scope.parse(parts[1])))))
        : Optional.empty();
  }

  private byte[] tag(String said) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(("pass " + said).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
