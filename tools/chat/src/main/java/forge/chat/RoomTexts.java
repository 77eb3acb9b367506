package forge.chat;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.markup.Html;
import forge.project.Mount;
import forge.user.Identity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The texts of messages as HTML, the same for all who may read the room. */
final class RoomTexts {
  private final Artifacts artifacts;

  RoomTexts(Artifacts artifacts) {
    this.artifacts = artifacts;
  }

  /** In one database call at most. */
  List<Html> html(Here here, List<Message> messages) {
    return artifacts
        .render(eyes(here.visit()), "", messages.stream().map(Message::words).toList())
        .texts();
  }

  String html(Here here, String text) {
    return artifacts
        .render(eyes(here.visit()), "", List.of(Message.words(text)))
        .texts()
        .getFirst()
        .value();
  }

  /** A message in one line without marks. */
  String summary(Message message, int most) {
    String line = artifacts.read(message.words()).summary(most);
    return message.action() ? message.author().name() + " " + line : line;
  }

  /**
   * The eyes of the least trusted who may read the room: what is shown to all must not betray what
   * only some may see.
   */
  static Visit eyes(Visit visit) {
    Mount mount = visit.mount();
    String read = CorePermission.READ.name();
    Set<String> here = mount.grants().getOrDefault(read, CorePermission.READ.defaults());
    Set<String> project =
        visit.project().grants().getOrDefault(read, CorePermission.READ.defaults());
    var roles = new HashSet<>(least(here));
    roles.addAll(least(project));
    return new Visit(Identity.GUEST, visit.project(), mount, roles);
  }

  private static Set<String> least(Set<String> granted) {
    int lowest = -1;
    for (String role : granted) {
      lowest = Math.max(lowest, Roles.LADDER.indexOf(role));
    }
    return lowest < 0 ? granted : Set.copyOf(Roles.LADDER.subList(lowest, Roles.LADDER.size()));
  }
}
