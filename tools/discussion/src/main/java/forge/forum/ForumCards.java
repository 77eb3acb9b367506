package forge.forum;

import forge.access.ReadTokens;
import forge.access.Roles;
import forge.artifact.Artifacts;
import forge.artifact.Card;
import forge.event.Subject;
import forge.project.Mount;
import forge.store.Slice;
import forge.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the platform of forums and topics, so that they can be linked, found and followed. */
final class ForumCards {
  private static final String PREFIX = "forum-";
  private static final int PART = 100;

  private final Forums forums;
  private final TopicStore topics;

  ForumCards(Forums forums, TopicStore topics) {
    this.forums = forums;
    this.topics = topics;
  }

  Optional<Card> card(Mount mount, String artifact) {
    if (artifact.startsWith(PREFIX)) {
      return forums
          .byId(mount.id(), artifact.substring(PREFIX.length()))
          .map(forum -> card(mount, forum));
    }
    return artifact.matches("[1-9]\\d{0,8}")
        ? topics
            .find(mount.id(), Integer.parseInt(artifact))
            .filter(topic -> !topic.deleted())
            .flatMap(
                topic -> forums.byId(mount.id(), topic.forum()).map(f -> card(mount, topic, f)))
        : Optional.empty();
  }

  /** The forums first, then the topics by number. */
  Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
    List<Forum> all = forums.all(mount.id());
    var cards = new ArrayList<Card>();
    if (cursor == null || cursor.isEmpty()) {
      all.forEach(forum -> cards.add(card(mount, forum)));
    }
    int after = cursor == null || !cursor.matches("\\d{1,9}") ? 0 : Integer.parseInt(cursor);
    List<Topic> found = topics.all(mount.id(), after, limit + 1);
    boolean more = found.size() > limit;
    List<Topic> shown = more ? found.subList(0, limit) : found;
    cards.addAll(cards(mount, all, shown));
    return new Slice<>(cards, more ? Integer.toString(shown.getLast().number()) : null);
  }

  private static List<Card> cards(Mount mount, List<Forum> forums, List<Topic> topics) {
    Map<String, Forum> byId = new HashMap<>();
    forums.forEach(forum -> byId.put(forum.id(), forum));
    var cards = new ArrayList<Card>();
    for (Topic topic : topics) {
      Forum forum = byId.get(topic.forum());
      if (forum != null) {
        cards.add(card(mount, topic, forum));
      }
    }
    return cards;
  }

  /** Learns anew who may read the topics of a forum. May be told twice. */
  void redescribe(Subject forum, Artifacts artifacts) {
    String id = forum.artifact().substring(PREFIX.length());
    int after = 0;
    for (List<Topic> part = topics.in(id, 0, PART);
        !part.isEmpty();
        part = topics.in(id, after, PART)) {
      after = part.getLast().number();
      List<Topic> there = part.stream().filter(topic -> !topic.deleted()).toList();
      artifacts.learn(
          forum.project(), forum.mount(), mount -> cards(mount, forums.all(forum.mount()), there));
    }
  }

  private static Card card(Mount mount, Forum forum) {
    Instant at = forum.last() == null ? Instant.EPOCH : forum.last().at();
    return new Card(
        forum.artifact(),
        "forum",
        forum.label(),
        mount.page(forum.handle()).toString(),
        List.of(),
        forum.description(),
        List.of(),
        User.FORGE.id(),
        null,
        at,
        at,
        readers(mount, forum));
  }

  private static Card card(Mount mount, Topic topic, Forum forum) {
    return new Card(
        topic.artifact(),
        "topic",
        topic.title(),
        mount.page("topics", topic.number()).toString(),
        List.of(topic.key()),
        topic.text(),
        List.of(),
        topic.life().author(),
        topic.answered() ? "closed" : null,
        topic.life().at(),
        topic.life().lastAt(),
        readers(mount, forum));
  }

  private static Set<String> readers(Mount mount, Forum forum) {
    return forum.membersOnly() ? Set.of(ReadTokens.role(mount.project(), Roles.MEMBER)) : Set.of();
  }
}
