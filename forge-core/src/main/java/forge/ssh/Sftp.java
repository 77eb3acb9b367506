package forge.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.apache.sshd.common.io.IoOutputStream;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;
import org.jspecify.annotations.Nullable;

/**
 * One sftp client: a file is whole when the client closes it, not when it goes away; and why
 * something is refused is said on the terminal too, since OpenSSH shows only the number of it.
 */
final class Sftp extends SftpSubsystem {
  private @Nullable IoOutputStream terminal;

  Sftp(ChannelSession channel, SftpSubsystemConfigurator configurator) {
    super(channel, configurator);
  }

  @Override
  public void setFileSystem(FileSystem fileSystem) {
    super.setFileSystem(fileSystem);
    defaultDir = fileSystem.getPath("").toAbsolutePath();
  }

  @Override
  public void setIoErrorStream(IoOutputStream err) {
    super.setIoErrorStream(err);
    terminal = err;
  }

  @Override
  protected void doClose(int id, String handle) throws IOException {
    if (handles.get(handle) instanceof FileHandle file
        && file.getFileChannel() instanceof SharesFiles.Incoming incoming) {
      incoming.whole();
    }
    super.doClose(id, handle);
  }

  @Override
  protected void sendStatus(Buffer buffer, int id, Throwable refused, int command, Object... args)
      throws IOException {
    if (refused instanceof FileSystemException reason
        && !(reason instanceof NoSuchFileException)
        && reason.getReason() != null
        && terminal != null) {
      terminal.writeBuffer(new ByteArrayBuffer((reason.getReason() + "\n").getBytes(UTF_8)));
    }
    super.sendStatus(buffer, id, refused, command, args);
  }
}
