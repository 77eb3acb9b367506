package forge.notification;

import forge.outgoing.Outgoing;
import forge.refusal.Check;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.user.Device;
import forge.user.Session;
import forge.user.Sessions;
import forge.user.UserId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets people say on which of their browsers they want to be told, and where no more. */
public final class PushDevices {
  /** Nobody is told on more browsers. */
  public static final int MOST = 20;

  private static final int LONGEST = 1_000;
  private static final int AUTH = 16;

  private final PushDeviceStore store;
  private final Sessions sessions;
  private final Vapid vapid;
  private final Clock clock;

  PushDevices(PushDeviceStore store, Sessions sessions, Vapid vapid, Clock clock) {
    this.store = store;
    this.sessions = sessions;
    this.vapid = vapid;
    this.clock = clock;
  }

  /** What a browser says of how it is reached, as {@code PushSubscription.toJSON} has it. */
  public record Wanted(@Nullable String endpoint, @Nullable String p256dh, @Nullable String auth) {}

  /** The public key of this site, which browsers ask for. */
  public String siteKey() {
    return vapid.key();
  }

  /** The browsers of somebody that are signed in still, newest first. */
  public List<PushDevice> of(UserId user) {
    Set<String> open = open(user);
    return store.of(user, MOST).stream().filter(d -> open.contains(d.session())).toList();
  }

  private Set<String> open(UserId user) {
    return sessions.list(user).stream().map(Session::id).collect(Collectors.toSet());
  }

  /**
   * Has somebody told on a browser from now on, until its session ends.
   *
   * @param userAgent what the browser calls itself
   */
  public PushDevice add(UserId user, String session, Wanted wanted, @Nullable String userAgent) {
    String address = Check.line("endpoint", "The endpoint", wanted.endpoint(), LONGEST);
    URI endpoint = Outgoing.parse("endpoint", address, Set.of("https"));
    requirePoint(wanted.p256dh());
    if (bytes("auth", wanted.auth()).length != AUTH) {
      throw new Invalid("auth", "auth must be 16 bytes in base64url.", (long) AUTH);
    }
    var device =
        new PushDevice(
            id(user, endpoint),
            user,
            endpoint,
            String.valueOf(wanted.p256dh()),
            String.valueOf(wanted.auth()),
            Device.of(userAgent, "").name(),
            session,
            vapid.key(),
            clock.instant());
    admit(device);
    store.keep(device);
    return device;
  }

  /** Makes room by forgetting the browsers that are signed out. */
  private void admit(PushDevice device) {
    Set<String> open = open(device.user());
    int others = 0;
    for (PushDevice one : store.of(device.user(), MOST + 1)) {
      if (!open.contains(one.session())) {
        store.remove(one.user(), one.id());
      } else if (!one.id().equals(device.id())) {
        others++;
      }
    }
    if (others >= MOST) {
      throw new Full(
          "You are told on " + MOST + " browsers, which is the limit. Remove one first.");
    }
  }

  private static void requirePoint(@Nullable String text) {
    try {
      P256.readPublic(bytes("p256dh", text));
    } catch (IllegalArgumentException e) {
      throw new Invalid("p256dh", "p256dh must be a public key of the curve P-256 in base64url.");
    }
  }

  private static byte[] bytes(String field, @Nullable String text) {
    try {
      return Base64.getUrlDecoder().decode(text == null || text.length() > 200 ? "" : text);
    } catch (IllegalArgumentException e) {
      throw new Invalid(field, field + " must be in base64url.");
    }
  }

  /** Nothing that somebody else sends can take a browser from its user. */
  private static String id(UserId user, URI endpoint) {
    try {
      byte[] named = (user + " " + endpoint).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(named);
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public void remove(UserId user, String id) {
    if (!store.remove(user, id)) {
      throw new NotFound("This browser");
    }
  }

  /** Whether a browser may still be told: signed in, and asked for with the key we have. */
  boolean current(PushDevice device) {
    return device.site().equals(vapid.key()) && open(device.user()).contains(device.session());
  }
}
