package forge.chat;

import forge.artifact.Artifacts;
import forge.artifact.Card;
import forge.chat.RoomLogStore.Step;
import forge.project.Mount;
import forge.project.MountId;
import forge.tool.Platform;
import java.util.List;
import java.util.TreeSet;

/**
 * Has the platform learn what was said in the rooms of mounts, for links and search, by reading the
 * log of each from where it stopped: in a busy room many messages cost what one does.
 */
final class MessageLearning {
  private static final int BATCH = 200;

  private final RoomLogStore log;
  private final MessageStore messages;
  private final Platform platform;
  private final Artifacts artifacts;

  MessageLearning(RoomLogStore log, MessageStore messages, Platform platform) {
    this.log = log;
    this.messages = messages;
    this.platform = platform;
    this.artifacts = platform.artifacts();
    artifacts.leave("message.");
  }

  /** Whether something was said in a room that the platform has not learned. */
  boolean behind(RoomId room, long last) {
    return !room.free() && log.learned(room).orElse(0) < last;
  }

  /** Before a room has a place, all but its last messages were learned by their events. */
  private long place(RoomId room) {
    return log.learned(room).orElseGet(() -> Math.max(0, messages.tail(room).q() - BATCH));
  }

  void learn(RoomId room) {
    if (room.free()) {
      return;
    }
    long q = place(room);
    List<Step> steps = log.after(room, q, BATCH);
    while (!steps.isEmpty()) {
      learn(room, steps);
      q = steps.getLast().q();
      log.learned(room, q);
      steps = steps.size() < BATCH ? List.of() : log.after(room, q, BATCH);
    }
  }

  /** Messages as they are now, however often they changed. */
  private void learn(RoomId room, List<Step> steps) {
    var numbers = new TreeSet<Long>();
    steps.forEach(step -> numbers.add(step.message()));
    numbers.remove(0L);
    var mount = new MountId(room.value());
    var seen =
        messages.find(room, numbers.stream().map(MessageNumber::new).toList()).stream()
            .filter(RoomArtifacts::told)
            .toList();
    seen.forEach(message -> numbers.remove(message.number().value()));
    if (!seen.isEmpty()) {
      platform
          .visit(Heralding.FORGE, mount)
          .ifPresent(v -> artifacts.learn(v.project().id(), mount, here -> cards(here, seen)));
    }
    if (!numbers.isEmpty()) {
      artifacts.forget(mount, numbers.stream().map(String::valueOf).toList());
    }
  }

  private static List<Card> cards(Mount mount, List<Message> messages) {
    return messages.stream().map(message -> ChatCards.message(mount, message)).toList();
  }
}
