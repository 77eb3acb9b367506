package forge.scm.svn;

import forge.access.Visit;
import forge.project.Mount;
import forge.project.MountId;
import forge.scm.Machine;
import forge.scm.Pushes;
import forge.scm.hook.HookSocket;
import forge.scm.rule.Arrival;
import forge.scm.rule.Rules;
import forge.user.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hooks of Subversion repositories: whatever server takes a change asks the forge before, and
 * tells it after.
 */
public final class SvnHooks {
  private static final Logger LOG = LoggerFactory.getLogger(SvnHooks.class);
  private static final Path PERL = Path.of("/usr/bin/perl");
  private static final String SCRIPT =
      """
      #!/usr/bin/perl
      # Asks the forge. Written by it; what is changed here is lost.
      use strict;
      use Socket;
      my ($repository, @words) = @ARGV;
      chdir '@FOLDER@' or die "The forge could not be asked; try again later.\\n";
      for my $place (glob '*') {
        socket(my $forge, PF_UNIX, SOCK_STREAM, 0) or next;
        connect($forge, sockaddr_un($place)) or next;
        syswrite $forge, "@HOOK@ @REPOSITORY@ @words\\n";
        shutdown $forge, 1;
        my $answer = do { local $/; <$forge> };
        exit 0 if $answer =~ /^yes/;
        $answer =~ s/^no\\n//;
        print STDERR $answer;
        exit 1;
      }
      print STDERR "The forge could not be asked; try again later.\\n";
      exit 1;
      """;

  private final HookSocket socket;
  private final Rules rules;
  private final Pushes pushes;
  private final SvnVersionControl system;
  private final BiFunction<UserId, MountId, Optional<Visit>> visits;
  private final Function<MountId, Optional<Mount>> mounts;
  private final SvnCallers callers = new SvnCallers();

  /**
   * @param visits of somebody who was not let in by this node
   */
  public SvnHooks(
      SvnVersionControl system,
      HookSocket socket,
      Rules rules,
      Pushes pushes,
      BiFunction<UserId, MountId, Optional<Visit>> visits,
      Function<MountId, Optional<Mount>> mounts) {
    this.system = system;
    this.socket = socket;
    this.rules = rules;
    this.pushes = pushes;
    this.visits = visits;
    this.mounts = mounts;
    socket.assign("svn-pre-commit", (words, more) -> before(words));
    socket.assign("svn-post-commit", (words, more) -> after(words));
  }

  /** Sees to it that a change by the visitor is asked for; answers where the repository lies. */
  Path admit(Visit visit) {
    MountId mount = visit.mount().id();
    Path repository = system.directory(mount);
    callers.remember(visit);
    if (Files.isExecutable(PERL)) {
      install(repository, mount);
    } else {
      LOG.warn("Without {} nobody is asked before a commit to {}.", PERL, mount);
    }
    return repository;
  }

  private void install(Path repository, MountId mount) {
    String folder = socket.open().toString().replace("\\", "\\\\").replace("'", "\\'");
    for (String hook : List.of("pre-commit", "post-commit")) {
      write(
          repository.resolve("hooks").resolve(hook),
          SCRIPT
              .replace("@FOLDER@", folder)
              .replace("@HOOK@", "svn-" + hook)
              .replace("@REPOSITORY@", mount.value()));
    }
  }

  private static void write(Path hook, String text) {
    try {
      if (Files.exists(hook) && Files.readString(hook).equals(text)) {
        return;
      }
      Path fresh = Files.createTempFile(hook.getParent(), "fresh", "");
      Files.writeString(fresh, text);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(fresh, hook, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> before(List<String> words) {
    if (words.size() != 2) {
      return Optional.of("The forge was not told which change this is.");
    }
    var mount = new MountId(words.getFirst());
    try (var tree = new SvnTree(system.directory(mount))) {
      var change = new SvnTransaction(tree, words.getLast());
      Optional<Visit> visit = change.author().flatMap(name -> visit(name, mount));
      if (visit.isEmpty()) {
        return Optional.of("The author of this change is not known here.");
      }
      var arrival = new Arrival(visit.get(), rules);
      change.show(arrival);
      return arrival.refusal();
    }
  }

  private Optional<Visit> visit(String author, MountId mount) {
    return callers.find(mount, author).or(() -> elsewhere(author, mount));
  }

  /** Somebody who was let in by another node, where machines are not known by their names. */
  private Optional<Visit> elsewhere(String author, MountId mount) {
    return Machine.named(author) ? Optional.empty() : visits.apply(UserId.valueOf(author), mount);
  }

  /** Nobody has to wait for the news: what is not told now is told by the hour. */
  private Optional<String> after(List<String> words) {
    mounts.apply(new MountId(words.getFirst())).ifPresent(pushes::catchUp);
    return Optional.empty();
  }
}
