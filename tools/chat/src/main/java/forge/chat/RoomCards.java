package forge.chat;

import forge.access.Visit;
import forge.artifact.LinkCard;
import forge.artifact.Unfolded;
import forge.artifact.Unfolding;
import forge.project.MountId;
import forge.tool.Platform;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renders messages with the cards of what they link to. */
public final class RoomCards {
  private final Unfolding unfolding;
  private final RoomTexts texts;
  private final Platform platform;

  RoomCards(RoomTexts texts, Platform platform) {
    this.texts = texts;
    this.unfolding = platform.artifacts().unfolding(platform.config().publicUrl());
    this.platform = platform;
  }

  /** For the visitor: texts as all readers see them, cards that the visitor may see. */
  public Unfolded of(Here here, List<Message> messages) {
    Unfolded all =
        unfolding.of(
            RoomTexts.eyes(here.visit()),
            here.visit(),
            mount -> elsewhere(here, mount),
            messages.stream().map(Message::words).toList());
    var cards = new ArrayList<List<LinkCard>>();
    for (int i = 0; i < messages.size(); i++) {
      cards.add(carded(messages.get(i)) ? all.cards().get(i) : List.of());
    }
    var marked = all.texts().stream().map(texts::marked).toList();
    return new Unfolded(marked, named(cards), all.artifacts(), all.partial());
  }

  /** The same, with people called as they call themselves now. */
  private List<List<LinkCard>> named(List<List<LinkCard>> cards) {
    var people =
        cards.stream()
            .flatMap(List::stream)
            .map(LinkCard::author)
            .filter(Calls::isName)
            .map(UserId::new)
            .collect(Collectors.toSet());
    if (people.isEmpty()) {
      return cards;
    }
    var names = platform.namesOf(people);
    return cards.stream()
        .map(its -> its.stream().map(card -> named(card, names)).toList())
        .toList();
  }

  LinkCard named(LinkCard card) {
    return named(List.of(List.of(card))).getFirst().getFirst();
  }

  private static LinkCard named(LinkCard card, Map<UserId, String> names) {
    String author = card.author();
    return author == null || !Calls.isName(author)
        ? card
        : card.by(names.getOrDefault(new UserId(author), author));
  }

  /** Lines by which the forge tells of an artifact say already what a card would. */
  static boolean carded(Message message) {
    return !message.by(UserId.FORGE);
  }

  private Optional<Visit> elsewhere(Here here, MountId mount) {
    return platform.visit(here.visit().identity(), mount);
  }

  /** With the cards that everybody sees who may read the room. */
  Unfolded open(Here here, Message message) {
    Visit eyes = RoomTexts.eyes(here.visit());
    Unfolded all = unfolding.of(eyes, eyes, mount -> Optional.empty(), List.of(message.words()));
    return new Unfolded(all.texts(), named(all.cards()), all.artifacts(), all.partial());
  }
}
