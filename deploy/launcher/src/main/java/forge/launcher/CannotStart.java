package forge.launcher;

/** Why a forge does not start, as a sentence for the person at the terminal. */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String sentence;

  public CannotStart(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  public CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  /** The sentence to print. */
  public String sentence() {
    return sentence;
  }
}
