package forge.wiki;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pullAll;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import forge.event.Event;
import forge.event.Events;
import forge.event.Outbox;
import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.refusal.Refusal.Taken;
import forge.store.Slice;
import forge.user.UserId;
import forge.wiki.WikiPage.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages and everything they said.
 *
 * <p>A page is one document with its newest revision; older ones are copied out before they are
 * replaced, so that whatever happens in between, nothing is lost. {@code names} holds the title and
 * those it had before, under a unique index: an old address leads to the page until another takes
 * it. Beside the pages lies one outline for each wiki, found by the same index, so that a page and
 * the list of titles beside it are one read.
 */
public final class PageStore {
  private static final int MOST_LISTED = 300;

  private final MongoCollection<Document> pages;
  private final MongoCollection<Document> revisions;

  public PageStore(MongoDatabase database, Events events) {
    pages = database.getCollection("wiki_pages");
    revisions = database.getCollection("wiki_revisions");
    pages.createIndex(Indexes.ascending("names"), new IndexOptions().unique(true));
    pages.createIndex(Indexes.ascending("mount", "listed", "key"));
    pages.createIndex(Indexes.ascending("mount", "listed", "at", "_id"));
    pages.createIndex(Indexes.ascending("mount", "_id"));
    revisions.createIndex(Indexes.ascending("page", "n"), new IndexOptions().unique(true));
    revisions.createIndex(Indexes.ascending("mount"));
    events.outbox(pages);
  }

  /** A page, if there is one by this title, and the titles of the wiki. */
  public record Found(Optional<WikiPage> page, List<PageTitle> outline) {}

  Found find(MountId mount, PageTitle title) {
    WikiPage page = null;
    List<PageTitle> outline = List.of();
    for (Document d : pages.find(in("names", name(mount, title), outlineName(mount)))) {
      if (d.containsKey("titles")) {
        outline = d.getList("titles", String.class).stream().map(PageTitle::new).toList();
      } else {
        page = read(d);
      }
    }
    return new Found(Optional.ofNullable(page), outline);
  }

  Optional<WikiPage> find(String id) {
    return Optional.ofNullable(pages.find(and(eq("_id", id), gt("n", 0))).first())
        .map(PageStore::read);
  }

  /**
   * @throws Conflict when there is a page by this title
   */
  void insert(WikiPage page, Event event) {
    try {
      pages.insertOne(Outbox.into(document(page), event));
    } catch (MongoWriteException e) {
      throw taken(e, page.title());
    }
  }

  /** Takes an old title away from the page that had it, so that another may have it. */
  void release(MountId mount, PageTitle title) {
    String name = name(mount, title);
    pages.updateMany(
        and(eq("names", name), ne("key", title.key())), pullAll("names", List.of(name)));
  }

  /**
   * Replaces one revision by the next.
   *
   * @throws Conflict when the page has another revision by now, or the new title is taken
   */
  void replace(WikiPage before, WikiPage after, Event event) {
    archive(before);
    Revision now = after.current();
    Bson change =
        combine(
            set("n", now.number()),
            set("title", now.title().value()),
            set("key", now.title().key()),
            set("text", now.text()),
            set("labels", now.labels()),
            set("by", now.by().value()),
            set("at", Date.from(now.at())),
            set("note", now.note()),
            set("deleted", after.deleted()),
            after.deleted() ? unset("listed") : set("listed", true),
            addToSet("names", name(after.mount(), now.title())),
            Outbox.push(event));
    try {
      var same = and(eq("_id", before.id()), eq("n", before.revision()));
      if (pages.updateOne(same, change).getMatchedCount() == 0) {
        throw new Overtaken("Somebody else has changed the page meanwhile.");
      }
    } catch (MongoWriteException e) {
      throw taken(e, now.title());
    }
  }

  private void archive(WikiPage page) {
    revisions.replaceOne(
        eq("_id", page.id() + "/" + page.revision()),
        revision(page.id(), page.mount(), page.current()),
        new ReplaceOptions().upsert(true));
  }

  private static RuntimeException taken(MongoWriteException e, PageTitle title) {
    return e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY
        ? new Taken("There is a page called " + title + " already.")
        : e;
  }

  /** What a page said at a revision, the current one or an older. */
  Revision revision(WikiPage page, int number) {
    if (number == page.revision()) {
      return page.current();
    }
    var found = revisions.find(eq("_id", page.id() + "/" + number)).first();
    if (found == null || number > page.revision()) {
      throw new NotFound("Revision " + number + " of " + page.title());
    }
    return readRevision(found);
  }

  /** The older revisions of a page before this one, newest first. */
  List<Revision> before(WikiPage page, int number, int limit) {
    return revisions
        .find(and(eq("page", page.id()), lt("n", Math.min(number, page.revision()))))
        .sort(descending("n"))
        .limit(limit)
        .map(PageStore::readRevision)
        .into(new ArrayList<>());
  }

  /** Pages by title. */
  Slice<WikiPage> byTitle(MountId mount, @Nullable String after, int limit) {
    Bson all = and(eq("mount", mount.value()), eq("listed", true));
    Bson rest = after == null ? all : and(all, gt("key", after));
    var found =
        pages
            .find(rest)
            .sort(ascending("key"))
            .limit(limit + 1)
            .map(PageStore::read)
            .into(new ArrayList<>());
    return Slice.of(found, limit, p -> p.title().key());
  }

  /** Pages in the order they were made, those that are hidden left out. */
  Slice<WikiPage> byId(MountId mount, @Nullable String after, int limit) {
    Bson all =
        and(eq("mount", mount.value()), eq("listed", true), gt("_id", after == null ? "" : after));
    var found =
        pages
            .find(all)
            .sort(ascending("_id"))
            .limit(limit + 1)
            .map(PageStore::read)
            .into(new ArrayList<>());
    return Slice.of(found, limit, WikiPage::id);
  }

  /** Pages by their last change, latest first. */
  Slice<WikiPage> byChange(MountId mount, @Nullable Instant at, String id, int limit) {
    Bson all = and(eq("mount", mount.value()), eq("listed", true));
    Bson rest =
        at == null
            ? all
            : and(all, or(lt("at", Date.from(at)), and(eq("at", Date.from(at)), lt("_id", id))));
    var found =
        pages
            .find(rest)
            .sort(descending("at", "_id"))
            .limit(limit + 1)
            .map(PageStore::read)
            .into(new ArrayList<>());
    return Slice.of(found, limit, p -> p.current().at().toEpochMilli() + "." + p.id());
  }

  /** Writes the outline of a wiki anew from its pages. May run twice. */
  void outline(MountId mount) {
    var titles =
        pages
            .find(and(eq("mount", mount.value()), eq("listed", true)))
            .projection(include("title"))
            .sort(ascending("key"))
            .limit(MOST_LISTED)
            .map(d -> d.getString("title"))
            .into(new ArrayList<>());
    pages.updateOne(
        eq("_id", "outline " + mount),
        combine(
            set("names", List.of(outlineName(mount))),
            set("mount", mount.value()),
            set("titles", titles)),
        new UpdateOptions().upsert(true));
  }

  void forget(MountId mount) {
    pages.deleteMany(eq("mount", mount.value()));
    revisions.deleteMany(eq("mount", mount.value()));
  }

  private static String name(MountId mount, PageTitle title) {
    return mount + " " + title.key();
  }

  private static String outlineName(MountId mount) {
    return mount + " ";
  }

  private static Document document(WikiPage page) {
    return revision(page.id(), page.mount(), page.current())
        .append("_id", page.id())
        .append("names", List.of(name(page.mount(), page.title())))
        .append("key", page.title().key())
        .append("author", page.author().value())
        .append("created", Date.from(page.created()))
        .append("deleted", page.deleted())
        .append("listed", true);
  }

  private static Document revision(String page, MountId mount, Revision revision) {
    return new Document("_id", page + "/" + revision.number())
        .append("page", page)
        .append("mount", mount.value())
        .append("n", revision.number())
        .append("title", revision.title().value())
        .append("text", revision.text())
        .append("labels", revision.labels())
        .append("by", revision.by().value())
        .append("at", Date.from(revision.at()))
        .append("note", revision.note());
  }

  private static WikiPage read(Document d) {
    return new WikiPage(
        d.getString("_id"),
        new MountId(d.getString("mount")),
        readRevision(d),
        new UserId(d.getString("author")),
        d.getDate("created").toInstant(),
        d.getBoolean("deleted", false));
  }

  private static Revision readRevision(Document d) {
    return new Revision(
        d.getInteger("n"),
        new PageTitle(d.getString("title")),
        d.getString("text"),
        d.getList("labels", String.class),
        new UserId(d.getString("by")),
        d.getDate("at").toInstant(),
        d.getString("note"));
  }
}
