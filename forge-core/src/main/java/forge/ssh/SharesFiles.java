package forge.ssh;

import forge.user.Identity;
import java.io.IOException;
import java.nio.file.FileSystem;

/** A tool whose files people reach with sftp and scp. */
public interface SharesFiles {
  /**
   * What somebody sees and may write: every path in it is the tool's own, none is this machine's.
   *
   * @param login the name they signed in with, such as {@code mia+aqueduct}
   */
  FileSystem share(Identity identity, String login);

  /** A file that is being written there; what is not whole when it is closed is not shown. */
  interface Incoming {
    /** The sender says that all has come. */
    void whole();

    /** The sender says how much will come; the file is whole when so much has. */
    void expect(long size) throws IOException;
  }
}
