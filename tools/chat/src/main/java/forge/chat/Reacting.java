package forge.chat;

import forge.user.UserId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reaction that is put under a message, or taken away, when its number in the stream is taken; so
 * what is told last counts all. Doing it again changes nothing.
 */
final class Reacting implements Supplier<News> {
  private final MessageChanges changes;
  private final Message message;
  private final Emoji emoji;
  private final UserId by;
  private final boolean on;
  private @Nullable Message reacted;

  Reacting(MessageChanges changes, Message message, Emoji emoji, UserId by, boolean on) {
    this.changes = changes;
    this.message = message;
    this.emoji = emoji;
    this.by = by;
    this.on = on;
  }

  @Override
  public News get() {
    Message now = changes.react(message, emoji, by, on).orElseThrow(Rooms::gone);
    reacted = now;
    return new News.Reacted(
        message.number().value(),
        now.reactions().stream().map(News.Tally::of).toList(),
        by.value(),
        emoji.value(),
        on);
  }

  /** The message with it. */
  Message reacted() {
    return reacted == null ? message : reacted;
  }
}
