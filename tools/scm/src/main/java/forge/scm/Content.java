package forge.scm;

import java.util.List;

/** What is in a file, as far as a page can show it. */
public sealed interface Content {

  /** How many bytes the file has. */
  long size();

  /**
   * Text.
   *
   * @param encoding what the bytes were read as
   */
  record Text(String text, String encoding, long size) implements Content {
    /** The lines without their ends; a last line end does not begin another line. */
    public List<String> lines() {
      return text.lines().toList();
    }
  }

  /** Bytes that are no text. */
  record Binary(long size) implements Content {}

  /** More than a page shows. */
  record TooLarge(long size, long limit) implements Content {}
}
