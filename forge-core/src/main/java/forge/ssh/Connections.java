package forge.ssh;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open connections: not too many in all nor from one address, and none that is not right. */
final class Connections implements SessionListener {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  private final int most;
  private final int mostFromOne;
  private final Set<Session> open = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicInteger> byAddress = new ConcurrentHashMap<>();

  Connections(int most, int mostFromOne) {
    this.most = most;
    this.mostFromOne = mostFromOne;
  }

  int count() {
    return open.size();
  }

  @Override
  public void sessionCreated(Session session) {
    open.add(session);
    byAddress.compute(
        address(session),
        (address, count) -> {
          AtomicInteger counted = count == null ? new AtomicInteger() : count;
          counted.incrementAndGet();
          return counted;
        });
  }

  /** Not earlier: only now does the client understand why it is sent away. */
  @Override
  public void sessionPeerIdentificationReceived(
      Session session, String version, java.util.List<String> extraLines) {
    AtomicInteger here = byAddress.get(address(session));
    if (open.size() > most) {
      sendAway(session, "Too many connections are open; try again in a moment.");
    } else if (here != null && here.get() > mostFromOne) {
      sendAway(
          session, "More than " + mostFromOne + " connections are open from your address; wait.");
    }
  }

  @Override
  public void sessionClosed(Session session) {
    if (open.remove(session)) {
      byAddress.computeIfPresent(
          address(session), (address, count) -> count.decrementAndGet() <= 0 ? null : count);
    }
  }

  /** Ends the connections of those who could not sign in any more. */
  void recheck() {
    for (Session session : open) {
      SignedIn who = session.getAttribute(SignedIn.KEY);
      if (who != null && session.isAuthenticated() && !allowed(who)) {
        LOG.info("The SSH connection of {} is ended.", who.identity().user().id());
        sendAway(session, "You are signed out: your key, token or account is no longer valid.");
      }
    }
  }

  /** While the database is away nobody is sent away. */
  private static boolean allowed(SignedIn who) {
    try {
      return who.still().getAsBoolean();
    } catch (RuntimeException away) {
      LOG.warn("An SSH connection cannot be checked just now: {}", away.toString());
      return true;
    }
  }

  private static void sendAway(Session session, String sentence) {
    try {
      session.disconnect(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, sentence);
    } catch (java.io.IOException gone) {
      session.close(true);
    }
  }

  private static String address(Session session) {
    return session.getIoSession().getRemoteAddress() instanceof InetSocketAddress remote
        ? remote.getAddress().getHostAddress()
        : "unknown";
  }
}
