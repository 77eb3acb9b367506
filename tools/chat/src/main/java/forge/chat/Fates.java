package forge.chat;

import forge.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of messages after they were said: changed, deleted, hidden, shown again. Keeps it
 * and tells it; whether it may be is asked before.
 */
record Fates(MessageStore store, Rooms.Needs needs) {

  /** Has a message say something else; empty where it was changed or deleted meanwhile. */
  Optional<Message> change(Here here, Message message, NewMessage wish) {
    Instant now = wish.at();
    Optional<Message> edited =
        store.changes().edit(message, wish, now, ChatCards.event(here, Rooms.EDITED, message, now));
    edited.ifPresent(
        m -> {
          tell(m, edited(here, m, now), now);
          needs.hearing().edited(here, m);
        });
    return edited;
  }

  private News.Edited edited(Here here, Message edited, Instant now) {
    return new News.Edited(
        edited.number().value(),
        needs.texts().html(here, edited.text()),
        now,
        MessageDocument.names(edited.mentioned()),
        edited.circles(),
        edited.action());
  }

  /** Deletes a message; a tombstone stays. */
  void delete(Here here, Message message, UserId by) {
    Instant now = needs.clock().instant();
    store
        .changes()
        .delete(message, by, now, ChatCards.event(here, Rooms.DELETED, message, now))
        .ifPresent(
            deleted -> {
              tell(deleted, new News.Deleted(deleted.number().value(), by.value()), now);
              needs.hearing().gone(here, deleted);
            });
  }

  /** Takes a message out of sight until a moderator has looked. */
  void hide(Here here, Message message) {
    store
        .changes()
        .hide(message)
        .ifPresent(
            hidden -> {
              var news = new News.Hidden(message.number().value());
              tell(hidden, news, needs.clock().instant());
              needs.hearing().gone(here, hidden);
            });
  }

  /** Shows a hidden message again. */
  void show(Here here, Message message) {
    var said = News.Said.of(message, needs.texts().html(here, message.text()), null);
    var news = new News.Shown(said.id(), said.html(), said.mentions(), said.calls(), said.action());
    store
        .changes()
        .show(message, said)
        .ifPresent(
            shown -> {
              tell(shown, news, needs.clock().instant());
              needs.hearing().shown(here, shown);
            });
  }

  private void tell(Message message, News news, Instant at) {
    needs.telling().tell(store.append(message, news, at));
  }
}
