package forge.chat;

import forge.live.LiveEvent;
import forge.live.LiveSource;
import forge.live.Position;
import java.util.List;

/** The live stream of each room, {@code room:<id>}: its log is the messages themselves. */
public final class RoomStream implements LiveSource {
  static final String PREFIX = "room:";
  private static final String EPOCH = "c";
  private final MessageStore store;

  RoomStream(MessageStore store) {
    this.store = store;
  }

  public static String of(RoomId room) {
    return PREFIX + room;
  }

  static RoomId room(String stream) {
    return new RoomId(stream.substring(PREFIX.length()));
  }

  /** Where a page is that was read at this turn. */
  public static Position at(long turn) {
    return new Position(EPOCH, turn);
  }

  @Override
  public Position position(String stream) {
    return at(store.tail(room(stream)).q());
  }

  @Override
  public List<LiveEvent> since(String stream, long q, int limit) {
    return store.since(room(stream), q, limit);
  }
}
