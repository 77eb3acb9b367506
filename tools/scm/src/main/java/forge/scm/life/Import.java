package forge.scm.life;

import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;

/**
 * A repository on its way here from somewhere else.
 *
 * @param source an address, or empty where a file was uploaded
 * @param text what is being done, or why it ended
 * @param secret the login for the source, sealed; empty where there is none or it is needed no more
 * @param at when this last changed
 */
public record Import(
    MountId mount,
    String source,
    State state,
    int percent,
    String text,
    UserId by,
    String secret,
    Instant at) {

  /** How far it has come. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** The word it is stored and told by. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public boolean uploaded() {
    return source.isEmpty();
  }

  /** Whether something will still happen by itself. */
  public boolean underWay() {
    return state == State.WAITING || state == State.RUNNING;
  }

  Import now(State to, int percent, String text, Instant at) {
    boolean over = to == State.DONE || to == State.CANCELLED;
    return new Import(mount, source, to, percent, text, by, over ? "" : secret, at);
  }
}
