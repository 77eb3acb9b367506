package forge.scm.git;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Refusal.Unavailable;
import forge.scm.Archived;
import forge.scm.Gate;
import forge.scm.Limits;
import forge.scm.Pushes;
import forge.scm.ScmPermission;
import forge.scm.git.StockFetch.Talk;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.UnpackException;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks the protocol of Git's own clients: fetches and pushes, whatever carries them. Each request
 * stands alone, as over HTTP.
 */
public final class GitServer {
  private static final Logger LOG = LoggerFactory.getLogger(GitServer.class);

  private final GitFolder folder;
  private final Pushes pushes;
  private final GitGuard guard;
  private final Gate gate;
  private final Clock clock;
  private final Optional<StockFetch> stock;

  public GitServer(GitFolder folder, Pushes pushes, GitGuard guard, Gate gate, Clock clock) {
    this.folder = folder;
    this.pushes = pushes;
    this.guard = guard;
    this.gate = gate;
    this.clock = clock;
    this.stock = StockFetch.find(folder);
  }

  /** What a client may ask of a repository. */
  public enum Service {
    FETCH("git-upload-pack"),
    PUSH("git-receive-pack");

    private final String command;

    Service(String command) {
      this.command = command;
    }

    public String command() {
      return command;
    }
  }

  /** Refuses whoever may not use the service at the visited mount. */
  public void admit(Visit visit, Service service) {
    switch (service) {
      case FETCH -> {
        visit.require(CorePermission.READ);
        visit.requireScope("repository:read");
      }
      case PUSH -> {
        visit.require(ScmPermission.WRITE);
        visit.requireScope("repository:write");
        Archived.refuse(visit.mount());
        gate.admit(visit.mount());
      }
    }
  }

  /**
   * Tells what there is and what the service can do.
   *
   * @param parameters what the client said of itself, such as {@code version=2}
   */
  public void advertise(
      Visit visit, Service service, Collection<String> parameters, OutputStream out)
      throws IOException {
    admit(visit, service);
    var lines = new PacketLineOut(out);
    lines.setFlushOnEnd(false);
    var advertiser = new PacketLineOutRefAdvertiser(lines);
    try (var git = folder.open(visit.mount().id())) {
      switch (service) {
        case FETCH -> {
          try (UploadPack pack = uploadPack(git, parameters)) {
            pack.sendAdvertisedRefs(advertiser, service.command());
          }
        }
        case PUSH -> {
          lines.writeString("# service=" + service.command() + "\n");
          lines.end();
          receivePack(visit, git).sendAdvertisedRefs(advertiser);
        }
      }
    }
    out.flush();
  }

  /**
   * Has a whole conversation, as over SSH: tells what there is, and fetches or pushes.
   *
   * @param parameters what the client said of itself, such as {@code version=2}
   */
  public void converse(
      Visit visit, Service service, Collection<String> parameters, InputStream in, OutputStream out)
      throws IOException {
    switch (service) {
      case FETCH -> fetch(visit, parameters, true, in, out);
      case PUSH -> push(visit, true, in, out);
    }
  }

  /** Sends what the client lacks. */
  public void fetch(Visit visit, Collection<String> parameters, InputStream in, OutputStream out)
      throws IOException {
    fetch(visit, parameters, false, in, out);
  }

  private void fetch(
      Visit visit,
      Collection<String> parameters,
      boolean conversing,
      InputStream in,
      OutputStream out)
      throws IOException {
    admit(visit, Service.FETCH);
    BufferedInputStream request = StockFetch.readable(in);
    Optional<Talk> talk = talk(visit, parameters, conversing, request);
    try {
      if (talk.isPresent()) {
        carry(talk.get(), request, out);
      } else {
        upload(visit, parameters, conversing, request, out);
      }
    } catch (IOException e) {
      misunderstood("fetch from", visit, e, out);
    } catch (UnsupportedOperationException deepen) {
      refuse(out, DEEPEN);
    }
    out.flush();
  }

  /** Stock git, where it answers better. */
  private Optional<Talk> talk(
      Visit visit, Collection<String> parameters, boolean conversing, BufferedInputStream request)
      throws IOException {
    if (stock.isEmpty() || !(conversing || StockFetch.suits(parameters, request))) {
      return Optional.empty();
    }
    return stock.get().begin(visit.mount().id(), parameters, conversing);
  }

  private static void carry(Talk talk, InputStream in, OutputStream out) throws IOException {
    try (talk) {
      talk.carry(in, out);
    }
  }

  private void upload(
      Visit visit,
      Collection<String> parameters,
      boolean conversing,
      InputStream in,
      OutputStream out)
      throws IOException {
    try (var git = folder.open(visit.mount().id());
        UploadPack pack = uploadPack(git, parameters)) {
      pack.setBiDirectionalPipe(conversing);
      pack.uploadWithExceptionPropagation(in, out, null);
    }
  }

  /** Takes what the client brings, and tells the news of it. */
  public void push(Visit visit, InputStream in, OutputStream out) throws IOException {
    push(visit, false, in, out);
  }

  private void push(Visit visit, boolean conversing, InputStream in, OutputStream out)
      throws IOException {
    admit(visit, Service.PUSH);
    try {
      gate.within(
          visit.mount(),
          () -> {
            try (var git = folder.open(visit.mount().id())) {
              ReceivePack pack = receivePack(visit, git);
              pack.setBiDirectionalPipe(conversing);
              pack.receive(in, out, null);
            }
          });
    } catch (Unavailable busy) {
      refuse(out, busy.reason());
    } catch (UnpackException e) {
      LOG.info("A push to {} was refused: {}", visit.mount().id(), reason(e));
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      misunderstood("push to", visit, e, out);
    }
    out.flush();
  }

  /**
   * Does something to a repository as a push does: only for who may push, and never while it is
   * tidied up. What it writes before it moves a branch is safe from that too.
   */
  void within(Visit visit, Gate.Change change) throws IOException {
    admit(visit, Service.PUSH);
    gate.within(visit.mount(), change);
  }

  /**
   * Within {@link #within}: points a branch at a commit that is here already, as a push of it
   * would: by the same rules, and with the same news. What came of it is the command's result.
   */
  void move(Visit visit, org.eclipse.jgit.lib.Repository git, ReceiveCommand command) {
    ReceivePack pack = receivePack(visit, git);
    List<ReceiveCommand> commands = List.of(command);
    pack.getPreReceiveHook().onPreReceive(pack, commands);
    if (command.getResult() == ReceiveCommand.Result.NOT_ATTEMPTED) {
      command.execute(pack);
    }
    if (command.getResult() == ReceiveCommand.Result.OK) {
      pack.getPostReceiveHook().onPostReceive(pack, commands);
    }
  }

  /** The client has been told already, in its report. */
  private static String reason(UnpackException e) {
    Throwable cause = e.getCause();
    return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
  }

  private static final String DEEPEN =
      "This forge cannot deepen a shallow clone by a number of commits without git beside it."
          + " Use git fetch --depth=N or git fetch --unshallow.";

  /** Clients that are gone are not told: writing fails once more. */
  private static void misunderstood(String what, Visit visit, IOException e, OutputStream out)
      throws IOException {
    LOG.info("A {} {} ended early: {}", what, visit.mount().id(), e.toString());
    String message = String.valueOf(e.getMessage());
    refuse(out, message.substring(0, Math.min(200, message.length())));
  }

  /** An error line, which clients show as they got it. */
  private static void refuse(OutputStream out, String sentence) throws IOException {
    byte[] line = ("ERR " + sentence + "\n").getBytes(StandardCharsets.UTF_8);
    new PacketLineOut(out).writePacket(line);
  }

  private static UploadPack uploadPack(
      org.eclipse.jgit.lib.Repository git, Collection<String> parameters) {
    var pack = new UploadPack(git);
    pack.setBiDirectionalPipe(false);
    pack.setExtraParameters(parameters);
    return pack;
  }

  private ReceivePack receivePack(Visit visit, org.eclipse.jgit.lib.Repository git) {
    Limits limits = Limits.of(visit.mount());
    var large = new Oversized(limits.file());
    var pack = new ReceivePack(git);
    pack.setBiDirectionalPipe(false);
    pack.setAllowPushOptions(true);
    pack.setObjectChecker(large);
    pack.setMaxObjectSizeLimit(limits.hardly());
    pack.setMaxPackSizeLimit(limits.push());
    pack.setRefLogIdent(Pusher.ident(visit, clock.instant()));
    pack.setPreReceiveHook(new PushRules(() -> guard.of(visit, git, large)));
    pack.setPostReceiveHook((done, commands) -> tell(visit.mount()));
    return pack;
  }

  /** What is in is in, whether or not it can be told now: whoever catches up later tells it. */
  private void tell(Mount mount) {
    try {
      pushes.catchUp(mount);
    } catch (RuntimeException e) {
      LOG.warn("News of a push to {} have to wait", mount.id(), e);
    }
  }
}
