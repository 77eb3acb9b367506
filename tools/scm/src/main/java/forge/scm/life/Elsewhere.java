package forge.scm.life;

import forge.outgoing.Trust;
import forge.refusal.Refusal.Conflict;

/** Why nothing could be had from another site, as whoever gave its address is told. */
public final class Elsewhere {
  private static final int LONGEST = 300;

  private Elsewhere() {}

  /** Nobody gets in there with this login, or without one. */
  public static Conflict locked(String host) {
    return new Conflict(host + " wants a user name and a password or token, or refuses these.");
  }

  /**
   * Anything else.
   *
   * @param deed what could not be done, such as {@code Mercurial could not read from}
   * @param said by the program that tried
   */
  public static Conflict failed(String deed, String host, String said) {
    return new Conflict(
        Trust.refusal(host, said)
            .orElseGet(
                () ->
                    deed
                        + " "
                        + host
                        + ": "
                        + said.substring(0, Math.min(LONGEST, said.length()))));
  }
}
