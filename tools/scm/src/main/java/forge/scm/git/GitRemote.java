package forge.scm.git;

import forge.outgoing.Destination;
import forge.outgoing.Outgoing;
import forge.project.MountId;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.scm.Ref;
import forge.scm.life.Elsewhere;
import forge.scm.life.Login;
import forge.scm.life.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectChecker.ErrorType;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/** Fetches from repositories elsewhere and pushes to them, past the guard of the way out. */
public final class GitRemote {
  private static final int PATIENCE_SECONDS = 60;
  private static final String NO_TALK = "Git could not talk to";
  static final List<RefSpec> ALL =
      List.of(new RefSpec("+refs/heads/*:refs/heads/*"), new RefSpec("+refs/tags/*:refs/tags/*"));

  private final GitFolder folder;
  private final Outgoing outgoing;

  public GitRemote(GitFolder folder, Outgoing outgoing) {
    this.folder = folder;
    this.outgoing = outgoing;
  }

  /**
   * What is to be fetched.
   *
   * @param prune whether what is gone there goes here too
   * @param first whether the branch that newcomers see there is to be seen first here
   */
  public record Fetching(
      MountId mount, URI from, @Nullable Login login, boolean prune, boolean first) {}

  /**
   * Brings all branches and tags here, and answers how many refs moved. What goes wrong is refused
   * with a sentence.
   */
  public int fetch(Fetching what, Watch watch) {
    var monitor = new WatchMonitor(folder.directory(what.mount()), watch);
    try (Repository git = folder.open(what.mount());
        Transport transport = open(git, what.from(), what.login())) {
      transport.setTagOpt(TagOpt.NO_TAGS);
      transport.setRemoveDeletedRefs(what.prune());
      transport.setObjectChecker(lenient());
      FetchResult result = transport.fetch(monitor, ALL);
      if (what.first()) {
        showFirst(git, result);
      }
      return result.getTrackingRefUpdates().size();
    } catch (IOException e) {
      throw refusal(what.from(), e, monitor);
    }
  }

  /** Makes the other side's branches and tags equal to ours, and answers how many moved. */
  public int push(MountId mount, URI to, @Nullable Login login, Watch watch) {
    var monitor = new WatchMonitor(folder.directory(mount), watch);
    try (Repository git = folder.open(mount);
        Transport transport = open(git, to, login)) {
      PushResult result = transport.push(monitor, updates(git, transport));
      var refused =
          result.getRemoteUpdates().stream()
              .filter(u -> u.getStatus() != RemoteRefUpdate.Status.OK)
              .filter(u -> u.getStatus() != RemoteRefUpdate.Status.UP_TO_DATE)
              .filter(u -> u.getStatus() != RemoteRefUpdate.Status.NON_EXISTING)
              .toList();
      if (!refused.isEmpty()) {
        RemoteRefUpdate one = refused.getFirst();
        throw new Conflict(
            "The other side refused %d of %d refs, the first %s: %s."
                .formatted(
                    refused.size(),
                    result.getRemoteUpdates().size(),
                    one.getRemoteName(),
                    Objects.requireNonNullElse(one.getMessage(), one.getStatus().toString())));
      }
      return (int)
          result.getRemoteUpdates().stream()
              .filter(u -> u.getStatus() == RemoteRefUpdate.Status.OK)
              .count();
    } catch (IOException e) {
      throw refusal(to, e, monitor);
    }
  }

  private static List<RemoteRefUpdate> updates(Repository git, Transport transport)
      throws IOException {
    var updates = new ArrayList<RemoteRefUpdate>();
    var mine = git.getRefDatabase().getRefsByPrefix(Ref.BRANCHES, Ref.TAGS);
    for (var ref : mine) {
      String name = ref.getName();
      updates.add(new RemoteRefUpdate(git, name, name, true, null, null));
    }
    try (var connection = transport.openPush()) {
      for (String name : connection.getRefsMap().keySet()) {
        boolean ours = name.startsWith(Ref.BRANCHES) || name.startsWith(Ref.TAGS);
        if (ours && mine.stream().noneMatch(r -> r.getName().equals(name))) {
          updates.add(new RemoteRefUpdate(git, (String) null, name, true, null, null));
        }
      }
    }
    return updates;
  }

  private Transport open(Repository git, URI uri, @Nullable Login login) throws IOException {
    try {
      URIish to =
          uri.getScheme().equals("git") ? pinned(outgoing.find(uri)) : new URIish(uri.toString());
      Transport transport = Transport.open(git, to);
      transport.setTimeout(PATIENCE_SECONDS);
      transport.setCredentialsProvider(new OneLogin(uri, login));
      if (transport instanceof TransportHttp http) {
        http.setHttpConnectionFactory(new Guarded());
      }
      return transport;
    } catch (URISyntaxException e) {
      throw new Invalid("url", "This is not an address that Git understands.");
    }
  }

  /** Git's own protocol looks names up by itself, so it is given none. */
  private static URIish pinned(Destination to) throws URISyntaxException {
    InetAddress address = to.address();
    String host = address.getHostAddress();
    return new URIish(to.uri().toString()).setHost(host).setPort(to.port());
  }

  /** What broke long ago in histories that are read everywhere is no reason to refuse them. */
  private static ObjectChecker lenient() {
    return new ObjectChecker()
        .setIgnore(ErrorType.ZERO_PADDED_FILEMODE, true)
        .setIgnore(ErrorType.MISSING_EMAIL, true)
        .setIgnore(ErrorType.BAD_EMAIL, true)
        .setIgnore(ErrorType.MISSING_SPACE_BEFORE_DATE, true)
        .setIgnore(ErrorType.BAD_DATE, true)
        .setIgnore(ErrorType.BAD_TIMEZONE, true)
        .setIgnore(ErrorType.NULL_SHA1, true)
        .setAllowLeadingZeroFileMode(true)
        .setAllowInvalidPersonIdent(true);
  }

  /** Has newcomers see here what they see there. */
  static void showFirst(Repository git, FetchResult result) throws IOException {
    var head = result.getAdvertisedRef(Constants.HEAD);
    if (head != null
        && head.isSymbolic()
        && git.getRefDatabase().exactRef(head.getTarget().getName()) != null) {
      git.updateRef(Constants.HEAD).link(head.getTarget().getName());
    } else if (head != null && head.getObjectId() != null) {
      for (var branch : git.getRefDatabase().getRefsByPrefix(Ref.BRANCHES)) {
        if (head.getObjectId().equals(branch.getObjectId())) {
          git.updateRef(Constants.HEAD).link(branch.getName());
          return;
        }
      }
    }
  }

  /** A sentence for whoever gave the address; it names the host and never the login. */
  private static Refusal refusal(URI uri, IOException e, WatchMonitor monitor) {
    if (monitor.reason() != null) {
      return new Conflict(monitor.reason());
    }
    String host = String.valueOf(uri.getHost());
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof GuardedConnection.Refused refused) {
        return refused.refusal();
      }
      if (cause instanceof SSLException tls) {
        return Elsewhere.failed(NO_TALK, host, String.valueOf(tls.getMessage()));
      }
    }
    String said =
        String.valueOf(e.getMessage())
            .replace(uri.toString(), host)
            .replaceFirst("^" + Pattern.quote(host) + ": ", "");
    if (said.contains("not authorized") || said.contains("Authentication is required")) {
      return Elsewhere.locked(host);
    }
    if (said.contains("not found") || said.contains("Remote does not have")) {
      return new Conflict(host + " has no Git repository at this address.");
    }
    if (e instanceof NotSupportedException || e instanceof TransportException) {
      return Elsewhere.failed(NO_TALK, host, said);
    }
    throw new UncheckedIOException(e);
  }

  /** Makes every connection, those after redirects too, where the guard says. */
  private final class Guarded implements HttpConnectionFactory {
    @Override
    public HttpConnection create(URL url) {
      return new GuardedConnection(outgoing.http(), url);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) {
      return create(url);
    }
  }
}
