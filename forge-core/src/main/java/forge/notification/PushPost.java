package forge.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import forge.hook.Postman;
import forge.hook.Postman.Outcome;
import forge.outgoing.Outgoing;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings notifications to the push services of browsers (RFC 8030), and learns who has gone. */
final class PushPost {
  private static final Logger LOG = LoggerFactory.getLogger(PushPost.class);
  private static final Set<Integer> GONE = Set.of(404, 410);
  private static final Set<Integer> LATER = Set.of(408, 429);
  private static final int ANSWER = 500;

  private final PushDeviceStore store;
  private final PushDevices devices;
  private final Vapid vapid;
  private final Postman postman;
  private final Clock clock;

  PushPost(
      PushDeviceStore store, PushDevices devices, Vapid vapid, Outgoing outgoing, Clock clock) {
    this.store = store;
    this.devices = devices;
    this.vapid = vapid;
    this.postman = new Postman(outgoing);
    this.clock = clock;
  }

  void send(Push push) throws Unreached {
    Instant now = clock.instant();
    PushDevice device = store.find(push.device()).orElse(null);
    if (device == null || push.until() <= now.getEpochSecond()) {
      return;
    }
    if (!devices.current(device)) {
      store.remove(device.user(), device.id());
      return;
    }
    judge(device, send(device, push, now));
  }

  private Outcome send(PushDevice device, Push push, Instant now) {
    byte[] closed =
        PushCipher.close(
            push.text().getBytes(UTF_8),
            P256.readPublic(Base64.getUrlDecoder().decode(device.key())),
            Base64.getUrlDecoder().decode(device.auth()));
    var headers =
        Map.of(
            "Content-Encoding", "aes128gcm",
            "TTL", Long.toString(push.until() - now.getEpochSecond()),
            "Urgency", "high",
            "Topic", topic(push.about()),
            "Authorization", vapid.authorization(device.endpoint(), now));
    return postman.post(
        device.endpoint(),
        new ByteArrayEntity(closed, ContentType.APPLICATION_OCTET_STREAM),
        headers,
        ANSWER);
  }

  private void judge(PushDevice device, Outcome outcome) throws Unreached {
    Integer status = outcome.status();
    if (status != null && GONE.contains(status)) {
      store.remove(device.user(), device.id());
    } else if (status == null || status >= 500 || LATER.contains(status)) {
      throw new Unreached(device, outcome);
    } else if (!outcome.arrived()) {
      LOG.warn("{} took no notification: {} {}", device.service(), status, outcome.answer());
    }
  }

  /** Thirty-two letters of base64url, as services take them: a name gives nothing away. */
  private static String topic(String about) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(about.getBytes(UTF_8));
      return Vapid.text(Arrays.copyOf(hash, 24));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Says that a push service was not reached, so that the job is done again later. */
  static final class Unreached extends Exception {
    private static final long serialVersionUID = 1;

    Unreached(PushDevice device, Outcome outcome) {
      super("%s answered %s".formatted(device.service(), outcome.status()));
    }
  }
}
