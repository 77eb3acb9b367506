package forge.chat;

import forge.refusal.Refusal.SignInNeeded;
import forge.user.Identity;
import forge.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody has begun to write, and has to say later, in all rooms they may read. */
public final class Unsent {
  private static final int MOST = 100;
  private final LaterStore later;
  private final DraftStore drafts;
  private final Doors doors;

  Unsent(LaterStore later, DraftStore drafts, Doors doors) {
    this.later = later;
    this.drafts = drafts;
    this.doors = doors;
  }

  /**
   * One of these.
   *
   * @param id what it is called in its room; empty for drafts
   * @param page where it is written on, or changed
   * @param at when it will be said, or was written
   */
  public record Piece(
      String id, String room, String page, String text, Instant at, @Nullable String refused) {}

  /** What is said later, the next first. */
  public List<Piece> later(Identity identity) {
    var rooms = new HashMap<RoomId, Optional<Here>>();
    return later.of(user(identity), MOST).stream()
        .sorted(Comparator.comparing(LaterMessage::at))
        .flatMap(m -> room(identity, rooms, m.room()).map(here -> piece(here, m)).stream())
        .toList();
  }

  private static Piece piece(Here here, LaterMessage m) {
    String page = here.room().page("later", m.id());
    return new Piece(m.id(), name(here), page, m.text(), m.at(), m.refused());
  }

  /** What is begun, the last first. */
  public List<Piece> drafts(Identity identity) {
    var rooms = new HashMap<RoomId, Optional<Here>>();
    return drafts.of(user(identity), MOST).stream()
        .flatMap(d -> room(identity, rooms, d.room()).map(here -> piece(here, d)).stream())
        .toList();
  }

  private static Piece piece(Here here, DraftStore.Begun d) {
    String page = d.topic() == null ? here.room().page() : here.room().page("topics", d.topic());
    return new Piece("", name(here), page, d.text(), d.at(), null);
  }

  private static String name(Here here) {
    return here.room().name();
  }

  private Optional<Here> room(Identity identity, Map<RoomId, Optional<Here>> known, RoomId id) {
    return known.computeIfAbsent(id, wanted -> doors.enter(identity, wanted));
  }

  private static UserId user(Identity identity) {
    if (identity.user().guest()) {
      throw new SignInNeeded("write in rooms");
    }
    return identity.user().id();
  }
}
