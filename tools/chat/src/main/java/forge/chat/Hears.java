package forge.chat;

import java.util.List;

/** What is done with a message just kept, by the node that kept it. */
@FunctionalInterface
interface Hears {
  void said(Here here, Message message);

  /** Refuses what cannot be done with what somebody is about to say. */
  default void admit(Here here, String text) {}

  /** Whom a text calls together, where its writer may. */
  default List<String> circles(Here here, String text) {
    return List.of();
  }

  /**
   * Whether it must hear of a message, even if this node is killed first; what it then does when it
   * hears of it twice is done once.
   */
  default boolean must(Here here, NewMessage wish) {
    return false;
  }

  /** A message reads differently now. */
  default void edited(Here here, Message message) {}

  /** A message is out of sight now, for good or until a moderator has looked. */
  default void gone(Here here, Message message) {}

  /** A message that was out of sight is to be seen again; it makes no noise. */
  default void shown(Here here, Message message) {}
}
