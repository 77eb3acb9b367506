package forge.mention;

import com.mongodb.client.MongoDatabase;
import forge.access.Circle;
import forge.access.Roles;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Card;
import forge.discussion.Discussions;
import forge.event.Event;
import forge.event.Events;
import forge.event.Subject;
import forge.mail.Notice.MailList;
import forge.markup.Reference;
import forge.markup.Reference.Kind;
import forge.project.MountId;
import forge.store.Slice;
import forge.telling.Telling;
import forge.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells people that a ticket, page, post or comment called them: by name ({@code @mia}), or as one
 * of a group of its project ({@code @developers}), which developers may call, as in rooms. Each
 * person is told once of a text, those alone who may read it, and of an edit those whom it adds.
 *
 * <p>Rooms call people themselves: see the chat tool.
 */
public final class Mentions {
  /** More people than this cannot be called together. */
  public static final int MOST = 1_000;

  private static final int MOST_NAMES = 20;
  private static final int LINE = 200;
  private static final Set<String> KINDS =
      Set.of("post.", "ticket.", "wiki.", "forum.", "blog.", "release.");

  /** What is not written for anybody yet, or no more. */
  private static final Set<String> SILENT =
      Set.of(Discussions.NOTED, Discussions.DELETED, "blog.drafted", "blog.retracted");

  private final MentionStore store;
  private final Telling telling;
  private final Needs needs;
  private volatile Instant since = Instant.MAX;

  /**
   * What of the forge they stand on.
   *
   * @param card an artifact as it is now
   * @param people of a circle, a part at a time
   * @param callsItself whether the tool of an artifact tells by itself whom its texts call
   */
  public record Needs(
      Artifacts artifacts,
      Discussions discussions,
      Function<Subject, Optional<Card>> card,
      BiFunction<Circle, Integer, Slice<UserId>> people,
      Predicate<Subject> callsItself,
      Clock clock) {}

  public Mentions(MongoDatabase database, Telling telling, Needs needs) {
    this.store = new MentionStore(database);
    this.telling = telling;
    this.needs = needs;
  }

  /** Listens to what is written. */
  public void listen(Events events) {
    since = store.since(needs.clock().instant());
    events.listen("mentions", this::wanted, this::hear);
  }

  /** Forgets a mount that is gone for good. */
  public void forget(MountId mount) {
    store.forget(mount);
  }

  private boolean wanted(Event event) {
    return !event.subject().artifact().isEmpty()
        && KINDS.stream().anyMatch(event.kind()::startsWith)
        && !SILENT.contains(event.kind())
        && !needs.callsItself().test(event.subject());
  }

  private void hear(Event event) {
    Optional<Card> card = needs.card().apply(event.subject());
    if (card.isEmpty()) {
      return;
    }
    TextId id = TextId.of(event);
    String text = id.post().isEmpty() ? card.get().text() : event.detail("text");
    Set<String> names = names(text);
    Set<String> before = store.called(id).orElseGet(() -> unread(card.get(), id, names));
    if (names.equals(before)) {
      return;
    }
    var added = new LinkedHashSet<>(names);
    added.removeAll(before);
    if (!added.isEmpty()) {
      call(event, card.get(), id, text, added, before);
    }
    store.keep(id, names);
  }

  /** A text that was there before texts called people calls nobody whom it named then. */
  private Set<String> unread(Card card, TextId id, Set<String> names) {
    return written(card, id).isBefore(since) ? Set.copyOf(names) : Set.of();
  }

  private Instant written(Card card, TextId id) {
    return id.post().isEmpty()
        ? card.created()
        : needs.discussions().post(id.mount(), id.artifact(), Integer.parseInt(id.post())).at();
  }

  /** Who is called, as the text writes it: people as {@code @mia}, groups of a project by name. */
  private Set<String> names(String text) {
    var names = new LinkedHashSet<String>();
    if (text.indexOf('@') < 0) {
      return names;
    }
    for (Reference reference : needs.artifacts().read(text).references()) {
      if (reference.kind() == Kind.MENTION && !reference.circle() && names.size() < MOST_NAMES) {
        names.add((reference.project() + "/" + reference.target()).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  private void call(
      Event event, Card card, TextId id, String text, Set<String> added, Set<String> before) {
    Optional<Visit> author = telling.doer(event);
    if (author.isEmpty()) {
      return;
    }
    Set<UserId> called = people(author.get(), added);
    called.removeAll(people(author.get(), before));
    telling.tell(event, card, called, news(event, id, author.get(), text));
  }

  /** Whom a text calls that somebody writes, at their visit. */
  public Set<UserId> called(Visit author, String text) {
    return people(author, names(text));
  }

  private Set<UserId> people(Visit author, Set<String> names) {
    var people = new LinkedHashSet<UserId>();
    for (String name : names) {
      int slash = name.indexOf('/');
      people.addAll(people(author, name.substring(0, slash), name.substring(slash + 1)));
    }
    return people;
  }

  /** One by that name, or the group; a group that is too large to be called is nobody. */
  private Collection<UserId> people(Visit author, String project, String name) {
    Optional<Circle> circle = Circle.find(author.project(), project, name);
    if (circle.isPresent()) {
      return author.roles().contains(Roles.DEVELOPER) ? all(circle.get()) : List.of();
    }
    return project.isEmpty() ? person(name) : List.of();
  }

  private List<UserId> all(Circle circle) {
    Slice<UserId> some = needs.people().apply(circle, MOST);
    return some.next() == null ? some.items() : List.of();
  }

  private List<UserId> person(String name) {
    try {
      var user = UserId.valueOf(name);
      return telling.known(user) ? List.of(user) : List.of();
    } catch (IllegalArgumentException nobody) {
      return List.of();
    }
  }

  private Telling.News news(Event event, TextId id, Visit author, String text) {
    String by = telling.name(event.by());
    String words = needs.artifacts().read(text).summary(LINE);
    String place = author.project().about().title() + ": " + event.subject().title();
    return new Telling.News(
        "mention " + id.key(),
        by + " in " + place,
        "Called you.",
        words,
        by + " called you in " + place,
        by + " wrote:\n\n" + words,
        new MailList("mentions", "Messages for you"));
  }
}
