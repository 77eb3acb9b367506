package forge.testing;

import forge.ssh.SshGateway;
import forge.testing.StockProgram.Said;
import forge.user.SshKeys;
import forge.user.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The ssh of this machine, with keys and passwords of its own, as a client of one forge. */
public final class StockSsh {
  private final SshGateway gateway;
  private final SshKeys keys;
  private final Path folder;

  public StockSsh(SshGateway gateway, SshKeys keys, Path folder) {
    this.gateway = gateway;
    this.keys = keys;
    this.folder = folder;
  }

  /** A client of the forge's gateway, which is started if need be. */
  public static StockSsh of(TestForge forge, Path folder) {
    SshGateway gateway = forge.forge().ssh();
    if (gateway.address().isEmpty()) {
      SshHostKeys.lay(forge.forge().config().data());
      gateway.start();
    }
    return new StockSsh(gateway, forge.forge().users().sshKeys(), folder);
  }

  /** Makes a key and adds it to the account; answers its file. */
  public Path key(UserId user) {
    Path key = strangeKey(user + "-" + System.nanoTime());
    keys.add(user, "test", text(key));
    return key;
  }

  /** A key that nobody has added. */
  public Path strangeKey(String name) {
    Path key = folder.resolve(name);
    StockProgram.run(
        folder,
        List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", key.toString()));
    return key;
  }

  /** What people paste. */
  public static String text(Path key) {
    try {
      return Files.readString(Path.of(key + ".pub")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return gateway.address().orElseThrow().port();
  }

  public String url(String login, String path) {
    return "ssh://" + login + "@127.0.0.1:" + port() + path;
  }

  /** What Git is told in {@code core.sshCommand}. */
  public String command(Path key) {
    return String.join(" ", options(key));
  }

  /** The same with a password, which the client asks a script for. */
  public String commandWithPassword(String password) {
    try {
      Path script = Files.createTempFile(folder, "ask", ".sh");
      Files.writeString(script, "#!/bin/sh\necho '" + password + "'\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      return "SSH_ASKPASS="
          + script
          + " SSH_ASKPASS_REQUIRE=force "
          + String.join(" ", plain())
          + " -o PubkeyAuthentication=no -o NumberOfPasswordPrompts=1";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command there, without Git. */
  public Said run(Path key, String login, String... words) {
    var command = new ArrayList<>(options(key));
    command.addAll(List.of("-p", Integer.toString(port()), login + "@127.0.0.1"));
    command.addAll(List.of(words));
    return StockProgram.run(folder, command);
  }

  /** The same with more options for ssh itself. */
  public Said runWith(Path key, List<String> more, String login, String word) {
    var command = new ArrayList<>(options(key));
    command.addAll(more);
    command.addAll(List.of("-p", Integer.toString(port()), login + "@127.0.0.1", word));
    return StockProgram.run(folder, command);
  }

  /** Begins a command and leaves it running. */
  public Process begin(Path key, String login, String word) throws IOException {
    var command = new ArrayList<>(options(key));
    command.addAll(List.of("-p", Integer.toString(port()), login + "@127.0.0.1", word));
    return new ProcessBuilder(command).directory(folder.toFile()).start();
  }

  /** The same with a password. */
  public Said runWithPassword(String password, String login, String word) {
    String command =
        commandWithPassword(password) + " -p " + port() + " " + login + "@127.0.0.1 " + word;
    return StockProgram.run(folder, List.of("sh", "-c", command));
  }

  private List<String> options(Path key) {
    var options = new ArrayList<>(plain());
    options.addAll(List.of("-o", "BatchMode=yes", "-i", key.toString()));
    return options;
  }

  private List<String> plain() {
    return List.of(
        "ssh",
        "-F",
        "none",
        "-o",
        "IdentitiesOnly=yes",
        "-o",
        "IdentityAgent=none",
        "-o",
        "LogLevel=ERROR",
        "-o",
        "StrictHostKeyChecking=no",
        "-o",
        "UserKnownHostsFile=" + folder.resolve("known_hosts"));
  }
}
