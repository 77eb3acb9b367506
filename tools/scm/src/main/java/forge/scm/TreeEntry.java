package forge.scm;

/**
 * Something in a folder of a repository.
 *
 * @param id the same for the same content, whatever its name and commit
 */
public record TreeEntry(String name, Kind kind, String id) {

  /** What an entry is. */
  public enum Kind {
    FOLDER,
    FILE,
    EXECUTABLE,
    /** A symbolic link: its content is where it points. */
    LINK,
    /** A commit of another repository. */
    MODULE
  }

  public boolean folder() {
    return kind == Kind.FOLDER;
  }

  /** Whether it has content of its own. */
  public boolean file() {
    return kind == Kind.FILE || kind == Kind.EXECUTABLE || kind == Kind.LINK;
  }
}
