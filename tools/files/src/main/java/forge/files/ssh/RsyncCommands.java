package forge.files.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import forge.files.Deliveries;
import forge.files.Desk;
import forge.files.FilePath;
import forge.files.ReleaseFiles;
import forge.files.ssh.Shelves.Spot;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Unavailable;
import forge.ssh.AnswersSsh;
import forge.ssh.Relay;
import forge.ssh.SshCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Answers rsync with the stock program, which sees nothing but a folder of its own; what has come
 * there whole is published file by file.
 */
public final class RsyncCommands implements AnswersSsh {
  private final Desk desk;
  private final Function<SshCall, Shelves> shelves;
  private final Path folder;

  /**
   * @param shelves what a caller sees
   * @param folder where files lie on their way
   */
  public RsyncCommands(Desk desk, Function<SshCall, Shelves> shelves, Path folder) {
    this.desk = desk;
    this.shelves = shelves;
    this.folder = folder;
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
    try (var stage = RsyncStage.open(folder.resolve(key(at)), name -> shipped(at, name))) {
      int status = new Relay(start(arguments, stage.root(), target)).between(call, new byte[0], 0);
      boolean all = arguments.dry() || land(call, at, stage);
      return status == 0 && !all ? 1 : status;
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
        call.err().write((name + ": " + refused.reason() + "\n").getBytes(UTF_8));
        call.err().flush();
        Files.deleteIfExists(file);
        all = false;
      }
    }
    return all;
  }
}
