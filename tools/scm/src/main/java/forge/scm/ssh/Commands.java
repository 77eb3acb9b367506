package forge.scm.ssh;

import forge.ssh.AnswersSsh;
import forge.ssh.SshCall;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All commands that repositories answer, of whichever system. */
public final class Commands implements AnswersSsh {
  private final List<AnswersSsh> all;

  public Commands(List<AnswersSsh> all) {
    this.all = List.copyOf(all);
  }

  /** The parts of a command that has a shape; whoever answers it has said that they know it. */
  public static Matcher read(Pattern shape, SshCall call) {
    Matcher command = shape.matcher(call.command().strip());
    if (!command.matches()) {
      throw new IllegalArgumentException(call.command());
    }
    return command;
  }

  @Override
  public boolean knows(String command) {
    return all.stream().anyMatch(one -> one.knows(command));
  }

  @Override
  public int answer(SshCall call) throws IOException {
    AnswersSsh answering =
        all.stream().filter(one -> one.knows(call.command())).findFirst().orElseThrow();
    return answering.answer(call);
  }
}
