package forge.chat;

import forge.chat.RoomLogStore.Step;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A part of the log of a room, with the messages it is about as they are now, however often they
 * changed.
 */
record Stretch(RoomId room, List<Step> steps, List<Message> messages) {

  static Stretch of(RoomId room, List<Step> steps, MessageStore messages) {
    var numbers = new TreeSet<Long>();
    steps.forEach(step -> numbers.add(step.message()));
    numbers.remove(0L);
    return new Stretch(
        room,
        steps,
        numbers.isEmpty()
            ? List.of()
            : messages.find(room, numbers.stream().map(MessageNumber::new).toList()));
  }

  /** Where it ends. */
  long last() {
    return steps.getLast().q();
  }

  /**
   * The messages it is about that are not, or no longer, to be found: hidden, deleted, or removed
   * for their age.
   */
  List<MessageNumber> without(Predicate<Message> found) {
    var numbers = new TreeSet<Long>();
    steps.forEach(step -> numbers.add(step.message()));
    numbers.remove(0L);
    messages.stream().filter(found).forEach(m -> numbers.remove(m.number().value()));
    return numbers.stream().map(MessageNumber::new).toList();
  }

  /** The topics it is about. */
  SortedSet<Long> topics() {
    var topics = new TreeSet<Long>();
    steps.forEach(step -> topics.add(step.topic()));
    topics.remove(0L);
    return topics;
  }
}
