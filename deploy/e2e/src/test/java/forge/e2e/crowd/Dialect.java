package forge.e2e.crowd;

import java.util.List;

/** What a member of the crowd says over its connection, and what it listens for. */
public interface Dialect {

  /** Whether it talks in lines over the bare connection rather than over a WebSocket. */
  default boolean lines() {
    return false;
  }

  /** The path of the WebSocket, with its query. */
  String path();

  /** More lines of the upgrade request, each with its line end; empty for none. */
  default String headers() {
    return "";
  }

  /** What is said once the connection is open. */
  List<String> greeting();

  /** What is said in answer to a text from the server; empty for nothing. */
  default List<String> answer(String text) {
    return List.of();
  }

  /** Whether this text tells that the member is seated and hears everything from now on. */
  boolean seats(String text);

  /** How many messages this text delivers. */
  int messages(String text);

  /** Whether a member that was cut off comes back. */
  default boolean returns() {
    return false;
  }

  /** Counts a word in a text. */
  static int count(String text, String word) {
    int count = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
      count++;
    }
    return count;
  }
}
