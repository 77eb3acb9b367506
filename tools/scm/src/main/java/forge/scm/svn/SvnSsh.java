package forge.scm.svn;

import forge.access.Visit;
import forge.refusal.Refusal;
import forge.scm.Machine;
import forge.scm.Pushes;
import forge.scm.RepositoryFolder;
import forge.scm.VersionControl.Kind;
import forge.scm.rule.Arrival;
import forge.scm.ssh.Access;
import forge.scm.ssh.Visits;
import forge.ssh.AnswersSsh;
import forge.ssh.SshCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Answers {@code svnserve -t}, the only thing Subversion's clients say over SSH. It names no
 * repository, so the greeting is ours: the client's answer to it has the address, and only then is
 * the stock {@code svnserve} started, for this repository and with the rights of the caller.
 */
public final class SvnSsh implements AnswersSsh {
  private static final String COMMAND = "svnserve -t";
  private static final int ADDRESS_PARTS = 3;

  private final SvnVersionControl system;
  private final Visits visits;
  private final Pushes pushes;
  private final SvnHooks hooks;
  private final Path links;

  /**
   * @param links a folder for what is needed during a call
   */
  public SvnSsh(
      SvnVersionControl system, Visits visits, Pushes pushes, SvnHooks hooks, Path links) {
    this.system = system;
    this.visits = visits;
    this.pushes = pushes;
    this.hooks = hooks;
    this.links = links;
  }

  @Override
  public boolean knows(String command) {
    return command.strip().equals(COMMAND);
  }

  @Override
  public int answer(SshCall call) throws IOException {
    Files.createDirectories(links);
    byte[] hello = system.svn().greeting(links);
    call.out().write(hello);
    call.out().flush();
    SvnGreeting greeting = SvnGreeting.read(call.in());
    try {
      Visit visit = visits.to(call, repository(greeting.path().orElse("")), Kind.SVN);
      return serve(call, visit, Access.of(visit), greeting, hello.length);
    } catch (Refusal refusal) {
      return refuse(call, refusal);
    }
  }

  /** The part of an address that names the repository; what follows is inside of it. */
  private static String repository(String path) {
    return Arrays.stream(path.split("/"))
        .filter(part -> !part.isEmpty())
        .limit(ADDRESS_PARTS)
        .collect(Collectors.joining("/", "/", ""));
  }

  private static int refuse(SshCall call, Refusal refusal) throws IOException {
    String reason = refusal.reason();
    int length = reason.getBytes(StandardCharsets.UTF_8).length;
    String answer = "( failure ( ( 170001 " + length + ":" + reason + " 0: 0 ) ) ) ";
    call.out().write(answer.getBytes(StandardCharsets.UTF_8));
    call.out().flush();
    return 1;
  }

  private int serve(SshCall call, Visit visit, Access access, SvnGreeting greeting, int swallowed)
      throws IOException {
    Path root = Files.createTempDirectory(links, "svn-").toAbsolutePath();
    try {
      link(root, visit);
      Process process = system.svn().svnserve().start(root, arguments(root, visit, access));
      return Arrival.relay(process, visit.mount()).between(call, greeting.bytes(), swallowed);
    } finally {
      RepositoryFolder.delete(root);
      if (access == Access.WRITE) {
        pushes.catchUp(visit.mount());
      }
    }
  }

  /** The repository under its address, so that the server's answers have the address in them. */
  private void link(Path root, Visit visit) throws IOException {
    Path place = root.resolve(visit.mount().page().toString().substring(1));
    Files.createDirectories(place.getParent());
    Files.createSymbolicLink(place, hooks.admit(visit));
  }

  private static List<String> arguments(Path root, Visit visit, Access access) {
    var arguments =
        new ArrayList<>(List.of("-t", "--tunnel-user=" + Machine.author(visit), "--root=" + root));
    if (access == Access.READ) {
      arguments.add("--read-only");
    }
    return arguments;
  }
}
