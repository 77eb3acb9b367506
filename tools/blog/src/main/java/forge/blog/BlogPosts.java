package forge.blog;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Attachment;
import forge.blog.BlogPost.Revision;
import forge.discussion.DiscussionThread;
import forge.discussion.DiscussionThread.Rules;
import forge.discussion.Discussions;
import forge.discussion.Post;
import forge.event.Event;
import forge.event.Events;
import forge.event.Subject;
import forge.live.Live;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.store.Slice;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** What people do with posts. */
public final class BlogPosts {
  static final String PUBLISHED = "blog.published";
  private static final int TRIES = 50;
  private static final int PART = 50;
  private static final int MONTH = 200;
  private static final Duration LATEST_PLAN = Duration.ofDays(366);

  private final BlogStore store;
  private final Discussions discussions;
  private final Events events;
  private final Live live;
  private final Clock clock;

  BlogPosts(BlogStore store, Discussions discussions, Events events, Live live, Clock clock) {
    this.store = store;
    this.discussions = discussions;
    this.events = events;
    this.live = live;
    this.clock = clock;
  }

  // Reading

  /** What is out, the newest first. */
  public Slice<BlogPost> list(
      Visit visit, @Nullable String label, @Nullable String cursor, int limit) {
    visit.require(CorePermission.READ);
    return store.out(visit.mount().id(), label, cursor, limit);
  }

  /** What came out in a month, such as {@code 2026-11}. */
  public List<BlogPost> month(Visit visit, String year, String month) {
    visit.require(CorePermission.READ);
    try {
      var asked = YearMonth.of(Integer.parseInt(year), Integer.parseInt(month));
      return store.between(
          visit.mount().id(),
          asked.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC),
          asked.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC),
          MONTH);
    } catch (DateTimeException | NumberFormatException e) {
      throw new NotFound("The month " + year + "/" + month);
    }
  }

  /** What is still being written, for those who write. */
  public Slice<BlogPost> drafts(Visit visit, @Nullable String cursor, int limit) {
    visit.require(CorePermission.READ);
    visit.require(BlogPermission.WRITE);
    return store.drafts(visit.mount().id(), cursor, limit);
  }

  /** The post at an address, or at one it had before; what the visitor may not see is not there. */
  public BlogPost get(Visit visit, PostAddress address) {
    visit.require(CorePermission.READ);
    return store
        .find(visit.mount().id(), address)
        .filter(post -> maySee(visit, post))
        .orElseThrow(() -> new NotFound("A post at that address"));
  }

  Optional<BlogPost> byId(MountId mount, String id) {
    return store.find(id).filter(post -> post.mount().equals(mount) && !post.deleted());
  }

  Slice<BlogPost> all(MountId mount, @Nullable String cursor, int limit) {
    return store.all(mount, cursor, limit);
  }

  boolean maySee(Visit visit, BlogPost post) {
    return switch (post.state()) {
      case PUBLISHED -> true;
      case DRAFT -> visit.may(BlogPermission.WRITE);
      case DELETED -> visit.may(BlogPermission.MODERATE);
    };
  }

  /** What a post said at a revision; what it said as a draft is for those who write. */
  public Revision revision(Visit visit, BlogPost post, int number) {
    visit.require(BlogPermission.WRITE);
    return store.revision(post, number);
  }

  /**
   * The revisions of a post, newest first.
   *
   * @param before the number the part ends at; null for the newest
   */
  public Slice<Revision> history(Visit visit, BlogPost post, @Nullable Integer before) {
    visit.require(BlogPermission.WRITE);
    var all = new ArrayList<Revision>();
    if (before == null || before > post.revision()) {
      all.add(post.current());
    }
    int from = before == null ? Integer.MAX_VALUE : before;
    all.addAll(store.before(post, from, PART + 1 - all.size()));
    return Slice.of(all, PART, r -> Integer.toString(r.number()));
  }

  // Writing

  /** Begins a draft. */
  public BlogPost begin(Visit visit, Writing writing) {
    visit.require(BlogPermission.WRITE);
    return insert(visit, new ObjectId().toHexString(), writing, PostState.DRAFT);
  }

  /** A post that is out at once; where there is one by this id, nothing happens. */
  void tell(Visit visit, String id, Writing writing) {
    visit.require(BlogPermission.WRITE);
    insert(visit, id, writing, PostState.PUBLISHED);
  }

  private BlogPost insert(Visit visit, String id, Writing writing, PostState state) {
    Instant now = clock.instant();
    boolean out = state == PostState.PUBLISHED;
    for (int nth = 1; nth <= TRIES; nth++) {
      var first =
          new Revision(
              1, writing.title(), writing.text(), writing.labels(), visit.user().id(), now, "");
      var post =
          new BlogPost(
              id,
              visit.mount().id(),
              PostAddress.of(now, writing.title(), nth),
              state,
              first,
              visit.user().id(),
              now,
              out ? now : null,
              null,
              0,
              1);
      if (store.insert(post, event(out ? PUBLISHED : "blog.drafted", visit, post))) {
        events.tell();
        return post;
      }
      Optional<BlogPost> there = store.find(id);
      if (there.isPresent()) {
        return there.get();
      }
    }
    throw tooMany();
  }

  /**
   * Makes a post say something else.
   *
   * @param base the revision it was written over
   * @throws Conflict when it does not have that revision any more
   */
  public BlogPost edit(Visit visit, BlogPost post, int base, Writing writing) {
    visit.require(BlogPermission.WRITE);
    if (post.revision() != base) {
      throw new Overtaken("The post has been changed by " + post.current().by() + " meanwhile.");
    }
    if (post.current().says(writing)) {
      return post;
    }
    var next = post.current().next(writing, visit.user().id(), clock.instant());
    return keep(visit, post, post.saying(next), post.draft() ? "blog.drafted" : "blog.edited");
  }

  /** Makes a post say again what it said once. */
  public BlogPost revert(Visit visit, BlogPost post, int number) {
    visit.require(BlogPermission.WRITE);
    Revision old = store.revision(post, number);
    var writing = new Writing(old.title(), old.text(), old.labels(), "Back to revision " + number);
    return edit(visit, post, post.revision(), writing);
  }

  /**
   * Has a draft come out.
   *
   * @param at when; null for now
   */
  public BlogPost publish(Visit visit, BlogPost post, @Nullable Instant at) {
    visit.require(BlogPermission.WRITE);
    if (!post.draft()) {
      throw new Conflict("The post is out already.");
    }
    if (post.current().text().isBlank()) {
      throw new Invalid("text", "Write the post before it is published.");
    }
    Instant now = clock.instant();
    if (at != null && at.isAfter(now)) {
      if (at.isAfter(now.plus(LATEST_PLAN))) {
        throw new Invalid("at", "A post can be planned for the next 366 days.", 366L);
      }
      return keep(visit, post, post.dueAt(at), "blog.drafted");
    }
    return out(visit, post);
  }

  private BlogPost out(Visit visit, BlogPost draft) {
    Instant now = clock.instant();
    for (int nth = 1; nth <= TRIES; nth++) {
      BlogPost after = draft.outAt(now, PostAddress.of(now, draft.title(), nth));
      if (store.replace(draft, after, event(PUBLISHED, visit, after))) {
        return told(after);
      }
    }
    throw tooMany();
  }

  /** Publishes the drafts whose time has come; the forge does it in the name of who wrote them. */
  void publishDue(java.util.function.Function<BlogPost, Optional<Visit>> visits) {
    for (BlogPost post : store.due(clock.instant(), MONTH)) {
      try {
        visits.apply(post).ifPresent(visit -> out(visit, post));
      } catch (Conflict changedMeanwhile) {
        // Whoever changed it decides; it is looked at again where it is still due.
      }
    }
  }

  /** Hides a post from readers again, or has a draft not come out by itself any more. */
  public BlogPost retract(Visit visit, BlogPost post) {
    visit.require(BlogPermission.WRITE);
    return keep(
        visit, post, post.as(PostState.DRAFT), post.draft() ? "blog.drafted" : "blog.retracted");
  }

  /** Hides a post until somebody restores it. */
  public void delete(Visit visit, BlogPost post) {
    visit.require(BlogPermission.WRITE);
    if (!post.author().equals(visit.user().id())) {
      visit.require(BlogPermission.MODERATE);
    }
    keep(visit, post, post.as(PostState.DELETED), "blog.deleted");
  }

  /** Brings a deleted post back as a draft. */
  public BlogPost restore(Visit visit, BlogPost post) {
    visit.require(BlogPermission.MODERATE);
    if (!post.deleted()) {
      throw new Conflict("The post is not deleted.");
    }
    return keep(visit, post, post.as(PostState.DRAFT), "blog.drafted");
  }

  /** Refuses to remove what somebody else attached. */
  public void willDetach(Visit visit, Attachment file) {
    visit.require(BlogPermission.WRITE);
    if (!file.by().equals(visit.user().id())) {
      visit.require(BlogPermission.MODERATE);
    }
  }

  private BlogPost keep(Visit visit, BlogPost before, BlogPost after, String kind) {
    store.replace(before, after, event(kind, visit, after));
    return told(after);
  }

  private BlogPost told(BlogPost post) {
    events.tell();
    live.announce(PostStreams.changed(post));
    return post;
  }

  private static Conflict tooMany() {
    return new Full("There are " + TRIES + " posts of this title in this month already.");
  }

  // Comments

  public DiscussionThread thread(Visit visit, BlogPost post) {
    return new DiscussionThread(
        discussions,
        visit,
        subject(visit.mount(), post),
        new Rules(
            BlogPermission.COMMENT,
            BlogPermission.MODERATE,
            () -> requireOut(post),
            said -> commented(post.id(), said)));
  }

  private static void requireOut(BlogPost post) {
    if (!post.out()) {
      throw new Conflict("Comments begin when the post is out.");
    }
  }

  private void commented(String post, Post said) {
    commented(post, said.number());
  }

  /** Counts a comment that may have been counted already. */
  void commented(String post, int number) {
    store.commented(post, number).ifPresent(after -> live.announce(PostStreams.said(after)));
  }

  void forget(MountId mount) {
    store.forget(mount);
    discussions.forget(mount);
  }

  /** What events about a post are about. */
  public static Subject subject(Mount mount, BlogPost post) {
    return Artifacts.subject(mount, post.id(), post.title(), mount.page(post.address()).toString());
  }

  private Event event(String kind, Visit visit, BlogPost post) {
    return Event.of(
        kind,
        subject(visit.mount(), post),
        visit.user().id(),
        clock.instant(),
        Map.of(
            "revision", Integer.toString(post.revision()),
            "state", post.state().text(),
            "note", post.current().note()));
  }
}
