package forge.files.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import forge.files.Deliveries;
import forge.files.Desk;
import forge.files.FilePath;
import forge.files.Quotas;
import forge.files.Quotas.Room;
import forge.files.ReleaseFiles;
import forge.files.ssh.Shelves.Spot;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Unavailable;
import forge.ssh.AnswersSsh;
import forge.ssh.Relay;
import forge.ssh.SshCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Answers rsync with the stock program, which sees nothing but a folder of its own; what has come
 * there whole is published file by file.
 */
public final class RsyncCommands implements AnswersSsh {
  /** How rsync ends when the disk takes no more. */
  private static final int CANNOT_WRITE = 11;

  private final Desk desk;
  private final Function<SshCall, Shelves> shelves;
  private final Path folder;
  private final Clock clock;

  /**
   * @param shelves what a caller sees
   * @param folder where files lie on their way
   */
  public RsyncCommands(Desk desk, Function<SshCall, Shelves> shelves, Path folder, Clock clock) {
    this.desk = desk;
    this.shelves = shelves;
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public boolean knows(String command) {
    return RsyncArguments.known(command);
  }

  @Override
  public int answer(SshCall call) throws IOException {
    var arguments = RsyncArguments.of(call.command());
    Shelves own = shelves.apply(call);
    Spot to = own.writable(own.names(arguments.path()));
    boolean inside = arguments.path().endsWith("/") || own.isFolder(to.visit(), to.path());
    Spot at = inside ? to : new Spot(to.visit(), to.path().folder());
    String target = inside ? "./" : "./" + to.path().name();
    Path mounts = folder.resolve(at.visit().mount().id().value());
    try (var stage =
        RsyncStage.open(mounts.resolve(key(at)), clock.instant(), name -> shipped(at, name))) {
      Room room = desk.quotas().room(at.visit());
      long left = Math.max(0, room.limit() - room.used());
      Process process = start(arguments, stage.root(), target);
      var watch = StageWatch.over(process, mounts, left);
      int status = relayed(call, process, stage);
      if (watch.full()) {
        stage.empty();
        say(call, "The project has room for " + Quotas.shown(left) + " more, and more has come.");
        return 1;
      }
      if (status == CANNOT_WRITE) {
        stage.empty();
        say(call, "The forge has no room for these files. Nothing was kept.");
        return status;
      }
      boolean all = arguments.dry() || land(call, at, stage);
      return status == 0 && !all ? 1 : status;
    }
  }

  /** Hands everything on but where on this machine the files lie. */
  private static int relayed(SshCall call, Process process, RsyncStage stage) throws IOException {
    try (var complaints = new Complaints(call.err(), stage.root())) {
      return new Relay(process).between(call.withErr(complaints), new byte[0], 0);
    }
  }

  private static void say(SshCall call, String sentence) throws IOException {
    call.err().write((sentence + "\n").getBytes(UTF_8));
    call.err().flush();
  }

  /** Removes what lies there from those who have not come back for some time. */
  public void sweep(Instant before) {
    try {
      for (Path mount : folders(folder)) {
        for (Path stage : folders(mount)) {
          RsyncStage.sweep(stage, before);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> folders(Path in) throws IOException {
    if (!Files.isDirectory(in)) {
      return List.of();
    }
    try (var all = Files.list(in)) {
      return all.filter(Files::isDirectory).toList();
    }
  }

  private static String key(Spot at) {
    return Deliveries.key(at.visit(), at.path());
  }

  private boolean shipped(Spot at, String name) {
    try {
      desk.files().get(at.visit(), under(at, name));
      return true;
    } catch (Refusal gone) {
      return false;
    }
  }

  private static FilePath under(Spot at, String name) {
    return FilePath.of(at.path().root() ? name : at.path().value() + "/" + name);
  }

  private static Process start(RsyncArguments arguments, Path root, String target)
      throws IOException {
    var command = new ArrayList<>(List.of("rsync", "--server"));
    command.addAll(arguments.options());
    command.addAll(
        List.of(
            "--partial-dir=" + RsyncArguments.PARTIAL,
            "--munge-links",
            "--msgs2stderr",
            "--max-size=" + ReleaseFiles.LARGEST,
            ".",
            target));
    var builder = new ProcessBuilder(command).directory(root.toFile());
    String path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
    try {
      return builder.start();
    } catch (IOException none) {
      throw new Unavailable("There is no rsync on the forge's machine; use sftp or scp.");
    }
  }

  /** Publishes what has come; says of each file that cannot be why. */
  private boolean land(SshCall call, Spot at, RsyncStage stage) throws IOException {
    boolean all = true;
    for (Path file : stage.arrived()) {
      String name = stage.name(file);
      try {
        desk.deliveries().take(at.visit(), under(at, name), file);
        stage.hollow(file);
      } catch (Refusal refused) {
        say(call, name + ": " + refused.reason());
        Files.deleteIfExists(file);
        all = false;
      }
    }
    return all;
  }
}
