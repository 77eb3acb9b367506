package forge.scm.hook;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Answers hooks of one kind. */
@FunctionalInterface
public interface AnswersHooks {
  /**
   * Why a change must not be, as a sentence; empty where it may be.
   *
   * @param words what the hook said in its first line, after its own name
   * @param more the lines that follow
   */
  Optional<String> answer(List<String> words, BufferedReader more) throws IOException;
}
