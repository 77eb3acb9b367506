package forge.ssh;

import java.io.IOException;

/** A tool that answers commands over SSH, such as {@code git-upload-pack '/p/aqueduct/code'}. */
public interface AnswersSsh {

  /** Whether this is a command of the tool, whoever asks and whatever it names. */
  boolean knows(String command);

  /**
   * Answers to the end, on the thread of the call; returns the exit status.
   *
   * <p>Nobody interrupts that thread: that the client is gone shows as the end of what is read, and
   * as an {@code IOException} where something is written.
   */
  int answer(SshCall call) throws IOException;
}
