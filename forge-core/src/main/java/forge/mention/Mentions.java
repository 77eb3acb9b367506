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
import forge.mail.Notice;
import forge.mail.Post;
import forge.markup.Reference;
import forge.markup.Reference.Kind;
import forge.notification.Choice;
import forge.notification.MailPace;
import forge.notification.Notification;
import forge.notification.Notifications;
import forge.project.MountId;
import forge.store.Slice;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private final MentionStore store;
  private final Needs needs;
  private volatile Peace peace = Peace.NONE;
  private volatile Instant since = Instant.MAX;

  /**
   * What of the forge they stand on.
   *
   * @param visit somebody at a mount, where they may read it
   * @param card an artifact as it is now
   * @param people of a circle, a part at a time
   * @param tokens what somebody may read, in read tokens
   */
  public record Needs(
      Artifacts artifacts,
      Discussions discussions,
      Notifications notifications,
      Post post,
      BiFunction<Identity, MountId, Optional<Visit>> visit,
      Function<Subject, Optional<Card>> card,
      BiFunction<Circle, Integer, Slice<UserId>> people,
      Function<Identity, Set<String>> tokens,
      Function<Collection<UserId>, Map<UserId, String>> names,
      Predicate<Subject> callsItself,
      Clock clock) {}

  public Mentions(MongoDatabase database, Needs needs) {
    this.store = new MentionStore(database);
    this.needs = needs;
  }

  /** Listens to what is written. */
  public void listen(Events events) {
    since = store.since(needs.clock().instant());
    events.listen("mentions", this::wanted, this::hear);
  }

  /** Has people left alone who want to be. */
  public void respect(Peace peace) {
    this.peace = peace;
  }

  /** Forgets a mount that is gone for good. */
  public void forget(MountId mount) {
    store.forget(mount);
  }

  private boolean wanted(Event event) {
    return !event.subject().artifact().isEmpty()
        && KINDS.stream().anyMatch(event.kind()::startsWith)
        && !event.kind().equals(Discussions.NOTED)
        && !event.kind().equals(Discussions.DELETED)
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
    Optional<Visit> author = needs.visit().apply(somebody(event.by()), id.mount());
    if (author.isEmpty()) {
      return;
    }
    var told = new HashSet<>(people(author.get(), before));
    told.add(event.by());
    List<UserId> called =
        people(author.get(), added).stream().filter(user -> !told.contains(user)).toList();
    Set<UserId> deaf = peace.deaf(called, event.by());
    List<UserId> reached =
        called.stream().filter(u -> !deaf.contains(u) && mayRead(u, id.mount(), card)).toList();
    tell(event, id, author.get(), text, reached);
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
      return needs.names().apply(List.of(user)).isEmpty() ? List.of() : List.of(user);
    } catch (IllegalArgumentException nobody) {
      return List.of();
    }
  }

  private boolean mayRead(UserId user, MountId mount, Card card) {
    Identity identity = somebody(user);
    return needs.visit().apply(identity, mount).isPresent()
        && (card.readers().isEmpty()
            || needs.tokens().apply(identity).stream().anyMatch(card.readers()::contains));
  }

  private void tell(Event event, TextId id, Visit author, String text, List<UserId> users) {
    if (users.isEmpty()) {
      return;
    }
    String by = needs.names().apply(List.of(event.by())).getOrDefault(event.by(), "Somebody");
    String words = needs.artifacts().read(text).summary(LINE);
    String place = author.project().about().title() + ": " + event.subject().title();
    Set<UserId> holding = peace.holding(users);
    var choices = needs.notifications().choices(users);
    for (UserId user : users) {
      String once = "mention " + id.key() + " " + user;
      if (!holding.contains(user)) {
        needs.notifications().push(user, notification(event, once, by + " in " + place, words));
      }
      if (choices.getOrDefault(user, Choice.USUAL).mail() != MailPace.NEVER) {
        needs.post().send(letter(event, user, by, place, words), once);
      }
    }
  }

  private static Notification notification(Event event, String once, String title, String words) {
    Subject subject = event.subject();
    String about = "artifact:" + subject.mount() + "/" + subject.artifact();
    return new Notification(once, title, "Called you.", words, url(event), subject.page(), about);
  }

  private static Notice letter(Event event, UserId user, String by, String place, String words) {
    return Notice.to(user, by + " called you in " + place, by + " wrote:\n\n" + words, url(event))
        .ofList("mentions", "Messages for you");
  }

  private static String url(Event event) {
    String post = event.detail("post");
    return event.subject().page() + (post.isEmpty() ? "" : "#c" + post);
  }

  /** A user as they would be with a session of their own. */
  private static Identity somebody(UserId user) {
    return new Identity(
        new User(user, user.value(), false),
        Identity.Proof.NONE,
        null,
        Set.of(Identity.EVERYTHING));
  }
}
