package forge.scm.sign;

import forge.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What a signature is worth.
 *
 * @param owner whose key made it; null where nobody here has that key
 * @param sentence for whoever looks at the commit
 */
public record Verdict(State state, @Nullable UserId owner, String sentence) {

  /** Whether a signature proves who made something. */
  public enum State {
    VERIFIED("Verified", "ok"),
    UNVERIFIED("Unverified", "quiet"),
    BAD("Bad signature", "stop");

    private final String label;
    private final String kind;

    State(String label, String kind) {
      this.label = label;
      this.kind = kind;
    }

    public String label() {
      return label;
    }

    /** The colour of its badge. */
    public String kind() {
      return kind;
    }
  }

  public boolean verified() {
    return state == State.VERIFIED;
  }
}
