package forge.forum;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.discussion.DiscussionThread;
import forge.discussion.DiscussionThread.Rules;
import forge.discussion.Discussions;
import forge.discussion.Post;
import forge.event.Event;
import forge.event.Events;
import forge.event.Subject;
import forge.forum.Topic.Life;
import forge.forum.Topic.Marks;
import forge.live.Live;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.store.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people do with topics. */
public final class Topics {
  public static final int LONGEST_TITLE = 200;
  private static final int ANNOUNCED = 10;

  private final TopicStore store;
  private final Forums forums;
  private final TopicNews news;
  private final Discussions discussions;
  private final Artifacts artifacts;
  private final Events events;
  private final Live live;
  private final Clock clock;

  Topics(
      TopicStore store,
      Forums forums,
      TopicNews news,
      Discussions discussions,
      Artifacts artifacts,
      Events events,
      Live live,
      Clock clock) {
    this.store = store;
    this.forums = forums;
    this.news = news;
    this.discussions = discussions;
    this.artifacts = artifacts;
    this.events = events;
    this.live = live;
    this.clock = clock;
  }

  /** A topic, and the forum it is in. */
  public record Found(Topic topic, Forum forum) {}

  // Reading

  /** A topic; one the visitor may not see is not there. */
  public Found get(Visit visit, int number) {
    visit.require(CorePermission.READ);
    return find(visit, number).orElseThrow(() -> new NotFound("Topic " + number));
  }

  Optional<Found> find(Visit visit, int number) {
    return store
        .find(visit.mount().id(), number)
        .filter(topic -> !topic.deleted() || visit.may(ForumPermission.MODERATE))
        .flatMap(topic -> forums.of(visit, topic).map(forum -> new Found(topic, forum)));
  }

  Optional<Topic> byNumber(MountId mount, int number) {
    return store.find(mount, number);
  }

  /** The topics of a forum: what is sticky, then what was spoken in last. */
  public Slice<Topic> list(Visit visit, Forum forum, @Nullable String cursor, int limit) {
    visit.require(CorePermission.READ);
    return store.list(forum.id(), cursor, limit);
  }

  /** What is announced in other forums than this one. */
  public List<Topic> announcements(Visit visit, Forum here) {
    visit.require(CorePermission.READ);
    List<Topic> elsewhere =
        store.announcements(visit.mount().id(), ANNOUNCED).stream()
            .filter(topic -> !topic.forum().equals(here.id()))
            .toList();
    if (elsewhere.isEmpty()) {
      return elsewhere;
    }
    var open = forums.list(visit).stream().map(Forum::id).toList();
    return elsewhere.stream().filter(topic -> open.contains(topic.forum())).toList();
  }

  // Opening and changing

  /**
   * Opens a topic.
   *
   * @param request makes the same request of the same visitor sent twice one; null makes each its
   *     own
   */
  public Topic open(
      Visit visit,
      Forum forum,
      @Nullable String title,
      @Nullable String text,
      @Nullable String request) {
    visit.require(ForumPermission.POST);
    String cleanTitle = title(title);
    String cleanText = text(text);
    MountId mount = visit.mount().id();
    String once = request(visit, request);
    Optional<Topic> first = once == null ? Optional.empty() : store.requested(mount, once);
    if (first.isPresent()) {
      return first.get();
    }
    Instant now = clock.instant();
    var by = visit.user().id();
    var topic =
        new Topic(
            mount,
            store.next(mount),
            forum.id(),
            cleanTitle,
            cleanText,
            Marks.NONE,
            new Life(by, now, null, by, now),
            false,
            0,
            1);
    Topic kept = store.insert(topic, once, event("forum.opened", visit, topic));
    if (kept.number() == topic.number()) {
      artifacts.follow(visit.mount(), topic.artifact(), by);
      events.tell();
      forums.recount(forum.id());
    }
    return kept;
  }

  /** Whether the visitor may change what the topic says. */
  public boolean mayEdit(Visit visit, Topic topic) {
    return visit.may(ForumPermission.MODERATE)
        || (own(visit, topic) && visit.may(ForumPermission.POST) && !topic.marks().locked());
  }

  private static boolean own(Visit visit, Topic topic) {
    return !visit.user().guest() && topic.life().author().equals(visit.user().id());
  }

  /** Whether the visitor may say which post answers the topic. */
  public boolean mayAnswer(Visit visit, Topic topic) {
    return mayEdit(visit, topic);
  }

  /**
   * Changes a topic.
   *
   * @param revision the one the visitor has read; null changes whatever is there
   */
  public Topic change(Visit visit, Topic before, @Nullable Integer revision, TopicChange wish) {
    visit.require(CorePermission.READ);
    if (wish.moderates() || !mayEdit(visit, before)) {
      visit.require(ForumPermission.MODERATE);
    }
    if (revision != null && revision != before.revision()) {
      throw new Overtaken("The topic has changed since you read it.");
    }
    Topic after = before;
    if (wish.rewords()) {
      after = reworded(after, wish);
    }
    Marks marks = wish.marked(before.marks());
    if (!marks.equals(before.marks())) {
      checkAnswer(before, marks);
      after = after.marked(marks);
    }
    if (wish.forum() != null) {
      after = moved(visit, after, wish.forum());
    }
    return after.equals(before)
        ? before
        : keep(visit, before, after.following(before), wish.kind());
  }

  private Topic reworded(Topic topic, TopicChange wish) {
    String title = wish.title() == null ? topic.title() : title(wish.title());
    String text = wish.text() == null ? topic.text() : text(wish.text());
    return title.equals(topic.title()) && text.equals(topic.text())
        ? topic
        : topic.saying(title, text, clock.instant());
  }

  private void checkAnswer(Topic topic, Marks marks) {
    if (marks.answer() == 0 || marks.answer() == topic.marks().answer()) {
      return;
    }
    if (marks.answer() < 0 || marks.answer() > topic.posts()) {
      throw new Invalid("answer", "There is no answer " + marks.answer() + " in this topic.");
    }
    Post post = discussions.post(topic.mount(), topic.artifact(), marks.answer());
    if (post.deleted() || post.note()) {
      throw new Invalid("answer", "What was withdrawn answers nothing.");
    }
  }

  private Topic moved(Visit visit, Topic topic, String handle) {
    Forum to =
        forums.list(visit).stream()
            .filter(f -> f.handle().equals(handle))
            .findFirst()
            .orElseThrow(() -> new Invalid("forum", "There is no forum of that short name."));
    return to.id().equals(topic.forum()) ? topic : topic.movedTo(to);
  }

  /** Hides a topic until somebody restores it. */
  public void delete(Visit visit, Topic topic) {
    visit.require(ForumPermission.MODERATE);
    if (!topic.deleted()) {
      keep(visit, topic, topic.gone(true), "forum.deleted");
    }
  }

  public Topic restore(Visit visit, Topic topic) {
    visit.require(ForumPermission.MODERATE);
    return topic.deleted() ? keep(visit, topic, topic.gone(false), "forum.restored") : topic;
  }

  private Topic keep(Visit visit, Topic before, Topic after, String kind) {
    store.replace(after, event(kind, visit, after));
    events.tell();
    live.announce(ForumStreams.changed(after));
    if (!before.forum().equals(after.forum())) {
      live.recheckSoon();
      forums.recount(before.forum());
    }
    forums.recount(after.forum());
    return after;
  }

  // Answers

  public DiscussionThread thread(Visit visit, Topic topic) {
    return new DiscussionThread(
        discussions,
        visit,
        subject(visit.mount(), topic),
        new Rules(
            ForumPermission.POST,
            ForumPermission.MODERATE,
            () -> requireOpen(topic),
            post -> {
              artifacts.follow(visit.mount(), topic.artifact(), post.author());
              news.answered(post);
            }));
  }

  private static void requireOpen(Topic topic) {
    if (topic.deleted() || topic.marks().locked()) {
      throw new Conflict("The topic is locked: nothing more is said in it.");
    }
  }

  void forget(MountId mount) {
    store.forget(mount);
    discussions.forget(mount);
  }

  static Subject subject(Mount mount, Topic topic) {
    return Artifacts.subject(
        mount, topic.artifact(), topic.title(), mount.page("topics", topic.number()).toString());
  }

  private Event event(String kind, Visit visit, Topic topic) {
    return Event.of(
        kind,
        subject(visit.mount(), topic),
        visit.user().id(),
        clock.instant(),
        Map.of(
            "forum", topic.forum(),
            "number", topic.artifact(),
            "within", Forum.artifact(topic.forum())));
  }

  private static String title(@Nullable String typed) {
    return Check.line("title", "The title", typed, LONGEST_TITLE);
  }

  private static String text(@Nullable String typed) {
    return Check.someText("text", "The text", typed, Discussions.LONGEST);
  }

  private static @Nullable String request(Visit visit, @Nullable String key) {
    if (key == null || key.isBlank()) {
      return null;
    }
    if (key.length() > 100) {
      throw new Invalid(
          "Idempotency-Key", "The Idempotency-Key has more than 100 characters.", 100L);
    }
    return visit.user().id() + " " + key;
  }
}
