package forge.scm.hg;

import forge.access.Visit;
import forge.scm.Pushes;
import forge.scm.VersionControl.Kind;
import forge.scm.rule.Arrival;
import forge.scm.ssh.Access;
import forge.scm.ssh.Visits;
import forge.ssh.AnswersSsh;
import forge.ssh.SshCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers Mercurial's clients, such as {@code hg -R p/aqueduct/code serve --stdio}. That command
 * takes no further argument, so who may not write is held back by hooks.
 */
public final class HgSsh implements AnswersSsh {
  private static final Pattern COMMAND =
      Pattern.compile("hg -R '?/?([A-Za-z0-9/_.-]{1,200})'? serve --stdio");

  private final HgVersionControl system;
  private final Visits visits;
  private final Pushes pushes;
  private final HgHooks hooks;

  public HgSsh(HgVersionControl system, Visits visits, Pushes pushes, HgHooks hooks) {
    this.system = system;
    this.visits = visits;
    this.pushes = pushes;
    this.hooks = hooks;
  }

  @Override
  public boolean knows(String command) {
    return COMMAND.matcher(command.strip()).matches();
  }

  @Override
  public int answer(SshCall call) throws IOException {
    Matcher command = COMMAND.matcher(call.command().strip());
    if (!command.matches()) {
      throw new IllegalArgumentException(call.command());
    }
    Visit visit = visits.to(call, "/" + command.group(1), Kind.HG);
    Access access = Access.of(visit);
    Path repository = system.directory(visit.mount().id());
    try (var run = hooks.call(visit, access)) {
      Process process =
          system
              .hg()
              .program()
              .with(run.environment())
              .start(repository, List.of("-R", repository.toString(), "serve", "--stdio"));
      return Arrival.relay(process, visit.mount()).between(call, new byte[0], 0);
    } finally {
      if (access == Access.WRITE) {
        pushes.catchUp(visit.mount());
      }
    }
  }
}
