package forge.chat;

import forge.chat.Reactions.Wish;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reactions that are put under a message, or taken away, when their number in the stream is taken;
 * so what is told last counts all. Doing it again changes nothing.
 */
final class Reacting implements Supplier<News> {
  private final MessageChanges changes;
  private final List<Wish> wishes;
  private final Names names;
  private @Nullable Message reacted;

  /**
   * @param wishes of one message, none of which undoes another; the last is the one that is named
   */
  Reacting(MessageChanges changes, List<Wish> wishes, Names names) {
    this.changes = changes;
    this.wishes = wishes;
    this.names = names;
  }

  @Override
  public News get() {
    Wish last = wishes.getLast();
    Message now = changes.react(last.message(), wishes).orElseThrow(Rooms::gone);
    reacted = now;
    var called = names.of(Reaction.people(List.of(now)));
    return new News.Reacted(
        now.number().value(),
        now.reactions().stream().map(r -> News.Tally.of(r, called)).toList(),
        last.by().value(),
        last.emoji().value(),
        last.on());
  }

  /** The message with them. */
  Message reacted() {
    return reacted == null ? wishes.getLast().message() : reacted;
  }
}
