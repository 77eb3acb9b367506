package forge.ssh;

import java.io.IOException;

/** A tool that answers commands over SSH, such as {@code git-upload-pack '/p/aqueduct/code'}. */
public interface AnswersSsh {

  /** Whether this is a command of the tool, whoever asks and whatever it names. */
  boolean knows(String command);

  /** Answers to the end, on the thread of the call; returns the exit status. */
  int answer(SshCall call) throws IOException;
}
