package forge.user;

/**
 * What a link in a letter stands for, good for one use and a limited time.
 *
 * @param email the address the letter went to
 */
record Slip(Purpose purpose, UserId user, String email) {
  enum Purpose {
    CONFIRM,
    RESET
  }
}
