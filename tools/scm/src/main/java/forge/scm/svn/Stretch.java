package forge.scm.svn;

/** A part of a history: the revisions during which something lay at one path of the repository. */
record Stretch(String path, long first, long last) {

  boolean empty() {
    return first > last;
  }

  /** What of it is not after a revision. */
  Stretch until(long revision) {
    return new Stretch(path, first, Math.min(last, revision));
  }

  /** What of it is after a revision. */
  Stretch after(long revision) {
    return new Stretch(path, Math.max(first, revision + 1), last);
  }
}
