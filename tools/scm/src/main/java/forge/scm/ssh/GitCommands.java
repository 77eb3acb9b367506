package forge.scm.ssh;

import forge.access.Visit;
import forge.refusal.Refusal.Invalid;
import forge.scm.VersionControl.Kind;
import forge.scm.git.GitServer;
import forge.scm.git.GitServer.Service;
import forge.scm.git.Limited;
import forge.ssh.AnswersSsh;
import forge.ssh.SshCall;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers Git's own clients, such as {@code git-upload-pack '/p/aqueduct/code.git'}. */
public final class GitCommands implements AnswersSsh {
  private static final Pattern COMMAND =
      Pattern.compile("git[- ](upload-pack|receive-pack|upload-archive) +'?([^']*)'?");
  private static final long LARGEST_FETCH_REQUEST = 32L << 20;
  private static final int LONGEST_PROTOCOL = 200;

  private final Visits visits;
  private final GitServer server;
  private final URI publicUrl;

  public GitCommands(Visits visits, GitServer server, URI publicUrl) {
    this.visits = visits;
    this.server = server;
    this.publicUrl = publicUrl;
  }

  @Override
  public boolean knows(String command) {
    return COMMAND.matcher(command).matches();
  }

  @Override
  public int answer(SshCall call) throws IOException {
    Matcher command = Commands.read(COMMAND, call);
    Visit visit = visits.to(call, command.group(2), Kind.GIT);
    Service service = service("git-" + command.group(1)).orElseThrow(() -> archives(visit));
    server.admit(visit, service);
    InputStream in =
        service == Service.FETCH ? new Limited(call.in(), LARGEST_FETCH_REQUEST) : call.in();
    server.converse(visit, service, parameters(call), in, call.out());
    return 0;
  }

  private static Optional<Service> service(String name) {
    return Arrays.stream(Service.values()).filter(s -> s.command().equals(name)).findFirst();
  }

  private Invalid archives(Visit visit) {
    return new Invalid(
        "command",
        "This forge does not answer git archive; download "
            + publicUrl
            + visit.mount().page("archive", "HEAD.zip")
            + " instead.");
  }

  private static List<String> parameters(SshCall call) {
    String protocol = call.environment().getOrDefault("GIT_PROTOCOL", "");
    return protocol.isEmpty() || protocol.length() > LONGEST_PROTOCOL
        ? List.of()
        : List.of(protocol.split(":"));
  }
}
