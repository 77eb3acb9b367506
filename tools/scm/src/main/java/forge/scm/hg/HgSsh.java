package forge.scm.hg;

import forge.access.Visit;
import forge.scm.Pushes;
import forge.scm.VersionControl.Kind;
import forge.scm.ssh.Access;
import forge.scm.ssh.Visits;
import forge.ssh.AnswersSsh;
import forge.ssh.Relay;
import forge.ssh.SshCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers Mercurial's clients, such as {@code hg -R p/aqueduct/code serve --stdio}. That command
 * takes no further argument, so who may not write is held back by hooks.
 */
public final class HgSsh implements AnswersSsh {
  private static final Pattern COMMAND =
      Pattern.compile("hg -R '?/?([A-Za-z0-9/_.-]{1,200})'? serve --stdio");
  private static final String READ_ONLY =
      """
      [hooks]
      pretxnopen.forge = /bin/false
      prepushkey.forge = /bin/false
      """;

  private final HgVersionControl system;
  private final Visits visits;
  private final Pushes pushes;
  private final Path settings;

  /**
   * @param settings a folder for what the served program is told
   */
  public HgSsh(HgVersionControl system, Visits visits, Pushes pushes, Path settings) {
    this.system = system;
    this.visits = visits;
    this.pushes = pushes;
    this.settings = settings;
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
    try {
      Process process =
          system
              .hg()
              .program()
              .with(environment(visit, access))
              .start(repository, List.of("-R", repository.toString(), "serve", "--stdio"));
      return new Relay(process).between(call, new byte[0], 0);
    } finally {
      if (access == Access.WRITE) {
        pushes.catchUp(visit.mount());
      }
    }
  }

  private Map<String, String> environment(Visit visit, Access access) throws IOException {
    var environment = new HashMap<>(Hg.environment());
    environment.put("HGUSER", visit.user().id().value());
    environment.put("LOGNAME", visit.user().id().value());
    if (access == Access.READ) {
      environment.put("HGRCPATH", readOnly().toString());
    }
    return environment;
  }

  private Path readOnly() throws IOException {
    Files.createDirectories(settings);
    Path file = settings.resolve("read-only.rc").toAbsolutePath();
    if (!Files.exists(file)) {
      Path fresh = Files.createTempFile(settings, "read-only", "");
      Files.writeString(fresh, READ_ONLY);
      Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
    return file;
  }
}
