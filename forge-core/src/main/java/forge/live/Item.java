package forge.live;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something on its way to clients, encoded once for all of them. */
final class Item {

  /** How it is put into frames, and what may be dropped first. */
  enum Sort {
    EVENT("ev"),
    EPHEMERAL("eph"),
    BADGE("badge"),
    ANSWER("");

    private final String frame;

    Sort(String frame) {
      this.frame = frame;
    }
  }

  private final Sort sort;
  private final String stream;
  private final long from;
  private final long q;
  private final String fragment;
  private final List<Item> parts;
  private volatile @Nullable Frame frame;

  private Item(Sort sort, String stream, long from, long q, String fragment, List<Item> parts) {
    this.sort = sort;
    this.stream = stream;
    this.from = from;
    this.q = q;
    this.fragment = fragment;
    this.parts = parts;
  }

  /** An event that stands for its own number only. */
  static Item event(LiveEvent event) {
    return event(event, event.q());
  }

  /** An event that stands for all numbers from {@code from} on: what they said, it says anew. */
  static Item event(LiveEvent event, long from) {
    String fragment =
        "{\"s\":"
            + LiveJson.write(event.stream())
            + (from < event.q() ? ",\"p\":" + from : "")
            + ",\"q\":"
            + event.q()
            + ",\"k\":"
            + LiveJson.write(event.kind())
            + ",\"d\":"
            + event.json()
            + "}";
    return new Item(Sort.EVENT, event.stream(), from, event.q(), fragment, List.of());
  }

  /** Events of one stream, one after the other. */
  static Item events(List<Item> events) {
    if (events.size() == 1) {
      return events.getFirst();
    }
    String all = events.stream().map(Item::fragment).collect(Collectors.joining(","));
    Item last = events.getLast();
    return new Item(Sort.EVENT, last.stream, events.getFirst().from, last.q, all, events);
  }

  static Item ephemeral(String stream, String kind, String json) {
    String fragment =
        "{\"s\":"
            + LiveJson.write(stream)
            + ",\"k\":"
            + LiveJson.write(kind)
            + ",\"d\":"
            + json
            + "}";
    return new Item(Sort.EPHEMERAL, stream, 0, 0, fragment, List.of());
  }

  /** Where a stream is that is not open on the screen. */
  static Item badge(Sent.Badge badge) {
    return new Item(Sort.BADGE, badge.s(), 0, badge.head(), LiveJson.write(badge), List.of());
  }

  /** A frame of its own. */
  static Item answer(Object frame) {
    return new Item(Sort.ANSWER, "", 0, 0, LiveJson.write(frame), List.of());
  }

  /** A frame of its own that tells where a stream is. */
  static Item answer(Sent.Reset reset) {
    return new Item(Sort.ANSWER, reset.s(), 0, reset.q(), LiveJson.write(reset), List.of());
  }

  Sort sort() {
    return sort;
  }

  /** The stream it belongs to; empty for answers. */
  String stream() {
    return stream;
  }

  /** The first number it stands for. */
  long from() {
    return from;
  }

  /** Its number, the last of several; 0 where it has none. */
  long q() {
    return q;
  }

  /** What goes into a frame of several. */
  String fragment() {
    return fragment;
  }

  /** The events it is made of; none where it is one. */
  List<Item> parts() {
    return parts;
  }

  int size() {
    return fragment.length();
  }

  /** How many events it delivers. */
  int count() {
    return sort != Sort.EVENT ? 0 : Math.max(1, parts.size());
  }

  /** The frame of this item alone, the same for all who get it. */
  Frame frame() {
    Frame made = frame;
    if (made == null) {
      made = sort == Sort.ANSWER ? new Frame(fragment) : frame(sort, List.of(fragment));
      frame = made;
    }
    return made;
  }

  static Frame frame(Sort sort, List<String> fragments) {
    return new Frame("{\"t\":\"" + sort.frame + "\",\"b\":[" + String.join(",", fragments) + "]}");
  }
}
