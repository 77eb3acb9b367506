package forge.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The events of one stream that wait for its next frame, in order. */
final class Pending {
  private static final int FRAME = 32 * 1024;
  private List<LiveEvent> events = new ArrayList<>();
  private boolean urgent;

  void add(LiveEvent event) {
    events.add(event);
    urgent |= !event.patient();
  }

  boolean isEmpty() {
    return events.isEmpty();
  }

  /** Whether any of them may not wait for others. */
  boolean urgent() {
    return urgent;
  }

  /** Whether any of them says something that others say anew. */
  boolean patient() {
    return events.stream().anyMatch(LiveEvent::patient);
  }

  void clear() {
    events = new ArrayList<>();
    urgent = false;
  }

  /** Takes what waits, in as few items as fit into frames. */
  List<Item> take() {
    List<Item> each = latest(events);
    clear();
    var items = new ArrayList<Item>();
    var batch = new ArrayList<Item>();
    int size = 0;
    for (Item item : each) {
      if (!batch.isEmpty() && size + item.size() > FRAME) {
        items.add(Item.events(List.copyOf(batch)));
        batch.clear();
        size = 0;
      }
      batch.add(item);
      size += item.size();
    }
    if (!batch.isEmpty()) {
      items.add(Item.events(List.copyOf(batch)));
    }
    return items;
  }

  /** Leaves out what a later event says anew; that one stands for the numbers before it. */
  static List<Item> latest(List<LiveEvent> events) {
    var said = new HashSet<Topic>();
    var kept = new ArrayList<LiveEvent>();
    for (LiveEvent event : events.reversed()) {
      if (!event.patient() || said.add(new Topic(event.kind(), String.valueOf(event.about())))) {
        kept.add(event);
      }
    }
    return numbered(kept.reversed(), events.isEmpty() ? 0 : events.getFirst().q());
  }

  private static List<Item> numbered(List<LiveEvent> kept, long first) {
    var items = new ArrayList<Item>();
    long from = first;
    for (LiveEvent event : kept) {
      items.add(Item.event(event, from));
      from = event.q() + 1;
    }
    return items;
  }

  private record Topic(String kind, String about) {}
}
