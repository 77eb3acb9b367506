package forge.discussion;

import forge.access.Permission;
import forge.access.Visit;
import forge.event.Event;
import forge.event.Events;
import forge.event.Subject;
import forge.project.MountId;
import forge.refusal.Check;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.store.Slice;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people say about artifacts, and what was changed on them: one numbered thread for each.
 *
 * <p>A tool answers for the rights to its artifact before it calls: reading for {@link #posts},
 * commenting for {@link #say}. Who may edit a post is decided here.
 *
 * <p>Events: {@link #SAID}, {@link #EDITED}, {@link #DELETED}, {@link #NOTED}, each about the
 * artifact with the number of the post as detail {@code post}.
 */
public final class Discussions {
  public static final String SAID = "post.said";
  public static final String EDITED = "post.edited";
  public static final String DELETED = "post.deleted";
  public static final String NOTED = "post.noted";
  public static final int LONGEST = 50_000;
  public static final int PAGE = 100;

  private final DiscussionStore store;
  private final Events events;
  private final Clock clock;

  public Discussions(DiscussionStore store, Events events, Clock clock) {
    this.store = store;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Adds what the visitor says.
   *
   * @param artifact what it is said about
   * @param text Markdown
   * @param attachments ids of attachments of the artifact
   */
  public Post say(Visit visit, Subject artifact, @Nullable String text, List<String> attachments) {
    return say(visit, artifact, text, attachments, null);
  }

  /**
   * The same, once for a request however often it is sent.
   *
   * @param request the visitor's own; null for one that is not sent again
   */
  public Post say(
      Visit visit,
      Subject artifact,
      @Nullable String text,
      List<String> attachments,
      @Nullable String request) {
    String said =
        attachments.isEmpty()
            ? Check.someText("text", "The comment", text, LONGEST)
            : Check.text("text", "The comment", text, LONGEST);
    return append(visit, artifact, said, null, attachments, SAID, request);
  }

  /**
   * Adds a change to the timeline.
   *
   * @param change completes a sentence that starts with the visitor's name, such as "closed it"
   */
  public Post note(Visit visit, Subject artifact, String change) {
    return append(visit, artifact, "", change, List.of(), NOTED, null);
  }

  /** Says something else instead; allowed to its author and to who holds {@code moderate}. */
  public Post edit(
      Visit visit, Subject artifact, int number, @Nullable String text, Permission moderate) {
    String said = Check.someText("text", "The comment", text, LONGEST);
    Post before = mine(visit, artifact, number, moderate);
    if (before.text().equals(said)) {
      return before;
    }
    var after = before.saying(said, clock.instant());
    store.replace(before, after, event(EDITED, artifact, visit, number, said));
    events.tell();
    return after;
  }

  /** Takes a post back: its number stays, its text goes. Allowed as {@link #edit} is. */
  public void delete(Visit visit, Subject artifact, int number, Permission moderate) {
    Post before = mine(visit, artifact, number, moderate);
    store.replace(
        before, before.withdrawn(clock.instant()), event(DELETED, artifact, visit, number, ""));
    events.tell();
  }

  /** One post, deleted or not. */
  public Post post(MountId mount, String artifact, int number) {
    return store.find(mount, artifact, number).orElseThrow(() -> new NotFound("Comment " + number));
  }

  /**
   * A part of a thread from its start, in one database call.
   *
   * @param cursor the number after which the part starts; null for the start
   */
  public Slice<Post> posts(MountId mount, String artifact, @Nullable String cursor, int limit) {
    int after = 0;
    if (cursor != null && !cursor.isEmpty()) {
      if (!cursor.matches("\\d{1,9}")) {
        throw new NotFound("This part of the discussion");
      }
      after = Integer.parseInt(cursor);
    }
    int most = Math.clamp(limit, 1, PAGE);
    return Slice.of(
        store.after(mount, artifact, after, most + 1), most, p -> Integer.toString(p.number()));
  }

  /** All that was said about artifacts of a mount, by artifact, for the search index. */
  public Map<String, String> texts(MountId mount, List<String> artifacts) {
    return store.texts(mount, artifacts);
  }

  /** Removes all threads of a mount that is gone for good. */
  public void forget(MountId mount) {
    store.forget(mount);
  }

  private Post append(
      Visit visit,
      Subject artifact,
      String text,
      @Nullable String change,
      List<String> attachments,
      String kind,
      @Nullable String request) {
    String once = request == null ? null : visit.user().id() + " " + request;
    for (int tries = 0; tries < 50; tries++) {
      Optional<Post> before = once == null ? Optional.empty() : store.said(artifact, once);
      if (before.isPresent()) {
        return before.get();
      }
      int number = store.last(artifact.mount(), artifact.artifact()) + 1;
      var post =
          new Post(
              artifact.mount(),
              artifact.artifact(),
              number,
              visit.user().id(),
              clock.instant(),
              text,
              change,
              null,
              null,
              attachments);
      String said = change == null ? text : change;
      if (store.insert(post, once, event(kind, artifact, visit, number, said))) {
        events.tell();
        return post;
      }
    }
    throw new Overtaken("Too many people speak at once here. Please send it again.");
  }

  private Post mine(Visit visit, Subject artifact, int number, Permission moderate) {
    Post post = post(artifact.mount(), artifact.artifact(), number);
    if (post.deleted() || post.note()) {
      throw new NotFound("Comment " + number);
    }
    if (visit.user().guest() || !post.author().equals(visit.user().id())) {
      visit.require(moderate);
    }
    return post;
  }

  private Event event(String kind, Subject artifact, Visit visit, int number, String text) {
    return Event.of(
        kind,
        artifact,
        visit.user().id(),
        clock.instant(),
        Map.of("post", Integer.toString(number), "text", text));
  }
}
