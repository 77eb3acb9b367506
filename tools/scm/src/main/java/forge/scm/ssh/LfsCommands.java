package forge.scm.ssh;

import forge.access.Visit;
import forge.scm.VersionControl.Kind;
import forge.scm.lfs.LargeFiles;
import forge.ssh.AnswersSsh;
import forge.ssh.SshCall;
import forge.tool.Platform;
import forge.user.Scope;
import forge.web.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends whoever came over SSH on to HTTP for large files, with a pass that is good for an hour. */
public final class LfsCommands implements AnswersSsh {
  private static final Pattern COMMAND =
      Pattern.compile("git-lfs-authenticate +'?([^' ]*)'? +(upload|download)( .*)?");
  private static final Duration LIFE = Duration.ofHours(1);

  private final Visits visits;
  private final LargeFiles files;
  private final Platform platform;

  public LfsCommands(Visits visits, LargeFiles files, Platform platform) {
    this.visits = visits;
    this.files = files;
    this.platform = platform;
  }

  @Override
  public boolean knows(String command) {
    return COMMAND.matcher(command).matches();
  }

  @Override
  public int answer(SshCall call) throws IOException {
    Matcher command = Commands.read(COMMAND, call);
    Visit visit = visits.to(call, command.group(1), Kind.GIT);
    boolean upload = command.group(2).equals("upload");
    if (upload) {
      files.admitWriter(visit);
    } else {
      files.admitReader(visit);
    }
    Scope scope = upload ? Scope.REPOSITORY_WRITE : Scope.REPOSITORY_READ;
    String pass = platform.passes().make(visit.identity(), scope, LIFE);
    Map<String, Object> answer =
        Map.of(
            "href", LargeFiles.address(platform.config().publicUrl(), visit.mount()),
            "header", Map.of("Authorization", "Bearer " + pass),
            "expires_in", LIFE.toSeconds());
    call.out()
        .write((Json.MAPPER.writeValueAsString(answer) + "\n").getBytes(StandardCharsets.UTF_8));
    call.out().flush();
    return 0;
  }
}
