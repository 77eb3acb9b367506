package forge.chat;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.chat.emoji.CustomEmoji;
import forge.chat.emoji.EmojiMarks;
import forge.markup.Html;
import forge.project.Mount;
import forge.refusal.Refusal.Invalid;
import forge.user.Identity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The texts of messages as HTML, the same for all who may read the room. */
final class RoomTexts {
  private final Artifacts artifacts;
  private final Function<String, Optional<CustomEmoji>> emoji;

  /**
   * @param emoji those of this site, by their names
   */
  RoomTexts(Artifacts artifacts, Function<String, Optional<CustomEmoji>> emoji) {
    this.artifacts = artifacts;
    this.emoji = emoji;
  }

  /** In one database call at most. */
  List<Html> html(Here here, List<Message> messages) {
    return artifacts
        .render(eyes(here.visit()), "", messages.stream().map(Message::words).toList())
        .texts()
        .stream()
        .map(this::marked)
        .toList();
  }

  String html(Here here, String text) {
    return marked(
            artifacts
                .render(eyes(here.visit()), "", List.of(Message.words(text)))
                .texts()
                .getFirst())
        .value();
  }

  /** With emoji in the place of their names. */
  Html marked(Html html) {
    return new Html(EmojiMarks.show(html.value(), emoji));
  }

  /** Refuses what is written as an emoji of this site, and is none. */
  void require(Emoji wanted) {
    if (wanted.ofSite() && emoji.apply(wanted.name()).isEmpty()) {
      throw new Invalid("emoji", "There is no emoji " + wanted + " here.");
    }
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
