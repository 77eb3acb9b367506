package forge.user;

/** Takes a line for every change of an account, its keys and its tokens. */
@FunctionalInterface
public interface AccountJournal {

  /**
   * Keeps one line.
   *
   * @param deed completes a sentence that starts with the name of the one who did it
   */
  void note(UserId by, UserId account, String deed);

  /** A change that somebody made to their own account. */
  default void note(UserId own, String deed) {
    note(own, own, deed);
  }
}
