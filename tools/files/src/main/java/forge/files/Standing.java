package forge.files;

/** Whether a file can be had. */
public enum Standing {
  /** By everybody who may read here. */
  LIVE,
  /** By those who ship: it belongs to a draft. */
  STAGED,
  /** By nobody: its release was taken back, and says why. */
  WITHDRAWN,
  /** By nobody: its name stays taken, its bytes go. */
  REMOVED
}
