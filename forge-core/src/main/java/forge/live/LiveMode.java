package forge.live;

/** How much of a stream a client hears. */
public enum LiveMode {
  /** Everything. */
  FULL,

  /** Everything; the client is shown to others as being here, and hears who else is. */
  HERE,

  /** Only that something has happened, and how often. */
  BADGE
}
