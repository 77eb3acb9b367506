package forge.chat;

import forge.markup.Html;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages that were found.
 *
 * @param total how many there are; null where the index is a moment behind
 * @param rooms how they divide by room
 * @param people how they divide by who said them
 * @param next the cursor of the next page; null at the end
 * @param resting whether nothing could be asked because Solr is away
 */
public record FoundMessages(
    List<Hit> hits,
    @Nullable Long total,
    List<Facet> rooms,
    List<Facet> people,
    @Nullable String next,
    boolean resting) {
  static final FoundMessages NONE =
      new FoundMessages(List.of(), 0L, List.of(), List.of(), null, false);
  static final FoundMessages RESTING =
      new FoundMessages(List.of(), null, List.of(), List.of(), null, true);

  public FoundMessages {
    hits = List.copyOf(hits);
    rooms = List.copyOf(rooms);
    people = List.copyOf(people);
  }

  /** Nothing, before anything was asked. */
  public static FoundMessages none() {
    return NONE;
  }

  /**
   * One message.
   *
   * @param label what the reader calls the room
   * @param snippet a part of what it says, with the words that were found marked
   */
  public record Hit(Room room, String label, Message message, Html snippet) {
    public String page() {
      return room.page("m", message.number());
    }
  }

  /**
   * A part of what was found.
   *
   * @param value what a search says to narrow to it
   */
  public record Facet(String value, String label, long count) {}
}
