package forge.mail;

/** Why a mail server has not taken a letter. */
final class Undelivered extends Exception {
  private static final long serialVersionUID = 1L;

  /** What to do about it. */
  enum Kind {
    /** Try again later. */
    LATER,
    /** Never try this letter again. */
    NEVER,
    /** The same, for the address does not exist. */
    NO_SUCH_ADDRESS
  }

  private final Kind kind;

  Undelivered(Kind kind, String said, Throwable cause) {
    super(said, cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** What the server said, short enough to be shown. */
  String said() {
    String said = String.valueOf(getMessage()).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return said.length() > 300 ? said.substring(0, 300) : said;
  }
}
