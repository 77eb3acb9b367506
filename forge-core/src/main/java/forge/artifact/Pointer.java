package forge.artifact;

/** What an address below a mount leads to. */
public sealed interface Pointer {

  /** An artifact, by its id. */
  record Artifact(String id) implements Pointer {}

  /** An artifact, by one of its keys. */
  record Key(String key) implements Pointer {}

  /**
   * Something that is no artifact and yet worth a card, such as a file in a repository.
   *
   * @param type what people call it, in one word and lower case
   * @param where what it is a part of, such as a branch
   */
  record Place(String type, String title, String where) implements Pointer {}
}
