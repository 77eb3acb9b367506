package forge.scm.edit;

import forge.scm.RepoPath;
import org.jspecify.annotations.Nullable;

/** What is to become of one file. */
public sealed interface Change {
  /** The id of a file that must not be there yet. */
  String NONE = "";

  /** Any id, or none: whatever is there is replaced. */
  String ANY = "*";

  /** Where the file is, or is to be. */
  RepoPath path();

  /** The id of the file that was looked at, {@link #NONE} or {@link #ANY}. */
  String known();

  /** Gives a file other content, or makes it. */
  record Write(RepoPath path, String known, Bytes content) implements Change {}

  /**
   * Takes a file to another place, where none is yet.
   *
   * @param content what it holds from now on; null for what it holds already
   */
  record Move(RepoPath path, String known, RepoPath to, @Nullable Bytes content)
      implements Change {}

  /** Removes a file. */
  record Delete(RepoPath path, String known) implements Change {}
}
