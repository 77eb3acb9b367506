package forge.wiki;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Attachment;
import forge.artifact.Labels;
import forge.event.Event;
import forge.event.Events;
import forge.event.Subject;
import forge.live.Live;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.refusal.Refusal.SignInNeeded;
import forge.store.Slice;
import forge.wiki.PageStore.Found;
import forge.wiki.WikiPage.Revision;
import forge.wiki.WikiPage.Stamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Everything that is done with pages. */
public final class Pages {
  public static final int LONGEST = 200_000;
  private static final int LONGEST_NOTE = 200;
  private static final int PART = 50;

  private final PageStore store;
  private final Events events;
  private final Live live;
  private final Clock clock;

  Pages(PageStore store, Events events, Live live, Clock clock) {
    this.store = store;
    this.events = events;
    this.live = live;
    this.clock = clock;
  }

  /**
   * What somebody wants a page to say.
   *
   * @param base the revision it was written over; 0 for a new page
   * @param note why, in a line; may be empty
   */
  public record Writing(int base, String text, List<String> labels, String note) {

    /** Reads what was typed, and refuses with a sentence. */
    public static Writing of(
        int base, @Nullable String text, List<String> labels, @Nullable String note) {
      return new Writing(
          base,
          Check.text("text", "The page", text, LONGEST),
          Labels.check(labels),
          Check.optionalLine("note", "The note", note, LONGEST_NOTE));
    }
  }

  /** The page by this title, or by one it had before, and the titles beside it. One call. */
  public Found look(Visit visit, PageTitle title) {
    visit.require(CorePermission.READ);
    return store.find(visit.mount().id(), title);
  }

  /** The page by exactly this title; what it said while it is deleted is for moderators. */
  public WikiPage get(Visit visit, PageTitle title) {
    return look(visit, title)
        .page()
        .filter(p -> p.title().key().equals(title.key()))
        .filter(p -> maySee(visit, p))
        .orElseThrow(() -> new NotFound("The page " + title));
  }

  /** Whether the visitor may read what the page said. */
  public boolean maySee(Visit visit, WikiPage page) {
    return !page.deleted() || visit.may(WikiPermission.MODERATE);
  }

  /** Refuses to remove for good what somebody else brought. */
  public void willDetach(Visit visit, Attachment file) {
    requireEdit(visit);
    if (!file.by().equals(visit.user().id())) {
      visit.require(WikiPermission.MODERATE);
    }
  }

  /** A page by its id, unless it is hidden. */
  public Optional<WikiPage> byId(MountId mount, String id) {
    return store.find(id).filter(p -> p.mount().equals(mount) && !p.deleted());
  }

  /** Whether the visitor may write: by permission, or because the wiki is open to everybody. */
  public boolean mayEdit(Visit visit) {
    if (visit.may(WikiPermission.EDIT)) {
      return true;
    }
    boolean denied =
        visit.mount().denies().stream()
            .anyMatch(
                d ->
                    d.user().equals(visit.user().id())
                        && (d.permission().equals("*")
                            || d.permission().equals(WikiPermission.EDIT.name())));
    return !visit.user().guest()
        && !denied
        && visit.may(CorePermission.READ)
        && WikiTool.OPEN.of(visit.mount().options()).equals(WikiTool.EVERYBODY);
  }

  private void requireEdit(Visit visit) {
    if (mayEdit(visit)) {
      return;
    }
    if (visit.user().guest()) {
      throw new SignInNeeded(WikiPermission.EDIT.deed());
    }
    throw new Denied(WikiPermission.EDIT.deed());
  }

  /** Refuses whoever may not write, before a form is shown to them. */
  public void willEdit(Visit visit) {
    requireEdit(visit);
  }

  /**
   * Makes a page say something else, or for the first time.
   *
   * @throws Conflict when it does not have the revision any more that this was written over
   */
  public WikiPage write(Visit visit, PageTitle title, Writing writing) {
    requireEdit(visit);
    Optional<WikiPage> there =
        look(visit, title).page().filter(p -> p.title().key().equals(title.key()));
    WikiPage written =
        there.isPresent() ? rewrite(visit, there.get(), writing) : begin(visit, title, writing);
    told(written);
    return written;
  }

  private WikiPage begin(Visit visit, PageTitle title, Writing writing) {
    if (writing.base() != 0) {
      throw new Overtaken("The page " + title + " has been renamed meanwhile.");
    }
    Instant now = clock.instant();
    var first =
        new Revision(
            1,
            title,
            writing.text(),
            writing.labels(),
            visit.user().id(),
            now,
            writing.note().isEmpty() ? "New page" : writing.note());
    var page =
        new WikiPage(
            new ObjectId().toHexString(), visit.mount().id(), first, visit.user().id(), now, false);
    store.release(page.mount(), title);
    store.insert(page, event("wiki.created", visit, page));
    return page;
  }

  private WikiPage rewrite(Visit visit, WikiPage page, Writing writing) {
    if (page.revision() != writing.base()) {
      throw new Overtaken(
          page.title() + " has been changed by " + page.current().by() + " meanwhile.");
    }
    Revision now = page.current();
    boolean same = now.text().equals(writing.text()) && now.labels().equals(writing.labels());
    if (same && !page.deleted()) {
      return page;
    }
    return keep(
        visit,
        page,
        now.next(page.title(), writing.text(), writing.labels(), stamp(visit, writing.note())),
        "wiki.edited");
  }

  /** Makes a page say again what it said once. */
  public WikiPage revert(Visit visit, WikiPage page, int number) {
    requireEdit(visit);
    Revision old = store.revision(page, number);
    return keep(
        visit,
        page,
        page.current()
            .next(
                page.title(), old.text(), old.labels(), stamp(visit, "Back to revision " + number)),
        "wiki.edited");
  }

  /** Calls a page something else; the old title leads to it from now on. */
  public WikiPage rename(Visit visit, WikiPage page, PageTitle to) {
    requireEdit(visit);
    if (page.title().equals(to)) {
      return page;
    }
    if (page.title().equals(PageTitle.HOME)) {
      throw new Invalid("title", "The home page keeps its title.");
    }
    if (!page.title().key().equals(to.key())) {
      store.release(page.mount(), to);
    }
    var note = stamp(visit, "Renamed from " + page.title());
    return keep(
        visit,
        page,
        page.current().next(to, page.current().text(), page.current().labels(), note),
        "wiki.renamed");
  }

  private WikiPage keep(Visit visit, WikiPage page, Revision next, String kind) {
    WikiPage after = page.with(next);
    store.replace(page, after, event(kind, visit, after));
    told(after);
    return after;
  }

  /** Hides a page with everything it said, until somebody restores it. */
  public void delete(Visit visit, WikiPage page) {
    visit.require(WikiPermission.MODERATE);
    if (page.title().equals(PageTitle.HOME)) {
      throw new Invalid("title", "The home page cannot be deleted. Empty it instead.");
    }
    WikiPage after = page.gone(stamp(visit, "Deleted"));
    store.replace(page, after, event("wiki.deleted", visit, after));
    told(after);
  }

  public WikiPage restore(Visit visit, WikiPage page) {
    visit.require(WikiPermission.MODERATE);
    Revision now = page.current();
    return keep(
        visit,
        page,
        now.next(page.title(), now.text(), now.labels(), stamp(visit, "Restored")),
        "wiki.restored");
  }

  /** What a page said at a revision. */
  public Revision revision(Visit visit, WikiPage page, int number) {
    visit.require(CorePermission.READ);
    return store.revision(page, number);
  }

  /**
   * The revisions of a page, newest first.
   *
   * @param before the number the part ends at; null for the newest
   */
  public Slice<Revision> history(Visit visit, WikiPage page, @Nullable Integer before) {
    visit.require(CorePermission.READ);
    var all = new ArrayList<Revision>();
    if (before == null || before > page.revision()) {
      all.add(page.current());
    }
    int from = before == null ? Integer.MAX_VALUE : before;
    all.addAll(store.before(page, from, PART + 1 - all.size()));
    return Slice.of(all, PART, r -> Integer.toString(r.number()));
  }

  public Slice<WikiPage> byTitle(Visit visit, @Nullable String after, int limit) {
    visit.require(CorePermission.READ);
    return store.byTitle(visit.mount().id(), after, limit);
  }

  /** The pages that were changed last. */
  public Slice<WikiPage> changes(Visit visit, @Nullable String cursor, int limit) {
    visit.require(CorePermission.READ);
    if (cursor == null || cursor.isEmpty()) {
      return store.byChange(visit.mount().id(), null, "", limit);
    }
    if (!cursor.matches("\\d{1,15}\\.[0-9a-f]{24}")) {
      throw new Invalid("after", "The cursor is not one this list gave out.");
    }
    int dot = cursor.indexOf('.');
    return store.byChange(
        visit.mount().id(),
        Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, dot))),
        cursor.substring(dot + 1),
        limit);
  }

  /** All pages of a mount in the order they were made. */
  Slice<WikiPage> all(MountId mount, @Nullable String cursor, int limit) {
    return store.byId(mount, cursor, limit);
  }

  /** Learns of a change; the list of titles is written anew. */
  void onChange(Event event) {
    store.outline(event.subject().mount());
  }

  void forget(MountId mount) {
    store.forget(mount);
  }

  private Stamp stamp(Visit visit, String note) {
    return new Stamp(visit.user().id(), clock.instant(), note);
  }

  private void told(WikiPage page) {
    events.tell();
    live.announce(PageStreams.changed(page));
  }

  /** What events about a page are about. */
  public static Subject subject(Mount mount, WikiPage page) {
    return Artifacts.subject(
        mount, page.id(), page.title().value(), mount.page(page.title()).toString());
  }

  private Event event(String kind, Visit visit, WikiPage page) {
    return Event.of(
        kind,
        subject(visit.mount(), page),
        visit.user().id(),
        clock.instant(),
        Map.of("revision", Integer.toString(page.revision()), "note", page.current().note()));
  }
}
