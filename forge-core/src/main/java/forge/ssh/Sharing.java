package forge.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.scp.common.ScpTransferEventListener;
import org.apache.sshd.scp.common.helpers.DefaultScpFileOpener;
import org.apache.sshd.scp.server.ScpCommand;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.UnsupportedAttributePolicy;

/** Answers sftp and scp with the files that a tool shares. */
final class Sharing implements FileSystemFactory {
  private static final int BUFFER = 128 * 1024;
  private final Supplier<Collection<SharesFiles>> tools;

  Sharing(Supplier<Collection<SharesFiles>> tools) {
    this.tools = tools;
  }

  boolean knows(String command) {
    return command.startsWith("scp ") && !tools.get().isEmpty();
  }

  Command scp(ChannelSession channel, String command) {
    return new ScpCommand(
        channel, command, null, BUFFER, BUFFER, new Opener(), ScpTransferEventListener.EMPTY);
  }

  SubsystemFactory sftp() {
    var factory =
        new SftpSubsystemFactory() {
          @Override
          public Command createSubsystem(ChannelSession channel) {
            return new Sftp(channel, this);
          }
        };
    factory.setFileSystemAccessor(new Accessor());
    factory.setUnsupportedAttributePolicy(UnsupportedAttributePolicy.Ignore);
    return factory;
  }

  @Override
  public Path getUserHomeDir(SessionContext session) {
    return createFileSystem(session).getPath("").toAbsolutePath();
  }

  @Override
  public FileSystem createFileSystem(SessionContext session) {
    SignedIn who = session.getAttribute(SignedIn.KEY);
    SharesFiles tool = tools.get().stream().findFirst().orElse(null);
    if (who == null || tool == null || !who.still().getAsBoolean()) {
      throw new IllegalStateException("nobody is signed in any more");
    }
    return tool.share(who.identity(), who.login());
  }

  /** Opens what scp sends, which says beforehand how much it is. */
  private static final class Opener extends DefaultScpFileOpener {
    @Override
    public OutputStream openWrite(
        Session session,
        Path file,
        long size,
        Set<PosixFilePermission> permissions,
        OpenOption... options)
        throws IOException {
      var channel =
          Files.newByteChannel(
              file,
              Set.of(
                  StandardOpenOption.WRITE,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING));
      if (channel instanceof SharesFiles.Incoming incoming) {
        incoming.expect(size);
      }
      return Channels.newOutputStream(channel);
    }
  }

  /** Opens what sftp names, without a look for links, of which there are none. */
  private static final class Accessor implements SftpFileSystemAccessor {
    @Override
    public java.nio.channels.SeekableByteChannel openFile(
        org.apache.sshd.sftp.server.SftpSubsystemProxy subsystem,
        org.apache.sshd.sftp.server.FileHandle handle,
        Path file,
        String name,
        Set<? extends OpenOption> options,
        java.nio.file.attribute.FileAttribute<?>... attributes)
        throws IOException {
      return Files.newByteChannel(file, options);
    }
  }
}
