package forge.chat;

import forge.artifact.Artifacts;
import forge.artifact.Card;
import forge.project.Mount;
import forge.project.MountId;
import forge.tool.Platform;
import java.util.List;

/** Has the platform learn what was said in the rooms of mounts, for links and search. */
final class MessageLearning {
  private final Platform platform;
  private final Artifacts artifacts;

  MessageLearning(Platform platform) {
    this.platform = platform;
    this.artifacts = platform.artifacts();
    artifacts.leave("message.");
  }

  /** May be told twice. */
  void hear(Stretch stretch) {
    var mount = new MountId(stretch.room().value());
    var seen = stretch.messages().stream().filter(RoomArtifacts::told).toList();
    if (!seen.isEmpty()) {
      platform
          .visit(Heralding.FORGE, mount)
          .ifPresent(v -> artifacts.learn(v.project().id(), mount, here -> cards(here, seen)));
    }
    List<MessageNumber> gone = stretch.without(RoomArtifacts::told);
    if (!gone.isEmpty()) {
      artifacts.forget(mount, gone.stream().map(MessageNumber::toString).toList());
    }
  }

  private static List<Card> cards(Mount mount, List<Message> messages) {
    return messages.stream().map(message -> ChatCards.message(mount, message)).toList();
  }
}
