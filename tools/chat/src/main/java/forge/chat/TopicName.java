package forge.chat;

/** A topic as the messages in it name it. */
public record TopicName(TopicNumber number, String title) {
  /** What a topic is called whose first message is gone, and its title with it. */
  static String of(TopicNumber number) {
    return "Topic " + number;
  }
}
