package forge.links;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import forge.event.Event;
import forge.event.Events;
import forge.event.Outbox;
import forge.project.MountId;
import forge.store.Slice;
import forge.user.UserId;
import java.net.URI;
import java.util.ArrayList;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps links, each together with the news of it. */
final class LinkStore {
  private final MongoCollection<Document> links;

  LinkStore(MongoDatabase database, Events events) {
    links = database.getCollection("links");
    links.createIndex(compoundIndex(ascending("mount"), descending("_id")));
    events.outbox(links);
  }

  void insert(MountId mount, Link link, Event added) {
    links.insertOne(
        Outbox.into(
            new Document("_id", link.id())
                .append("mount", mount.value())
                .append("address", link.address().toString())
                .append("title", link.title())
                .append("by", link.by().value())
                .append("at", Date.from(link.at())),
            added));
  }

  Optional<Link> find(MountId mount, String id) {
    return Optional.ofNullable(
            links.find(and(eq("_id", id), eq("mount", mount.value()), eq("gone", null))).first())
        .map(LinkStore::read);
  }

  /** The newest first. */
  Slice<Link> newest(MountId mount, @Nullable String before, int limit) {
    Bson here = and(eq("mount", mount.value()), eq("gone", null));
    Bson from = before == null ? here : and(here, lt("_id", before));
    var found = new ArrayList<Link>();
    links.find(from).sort(descending("_id")).limit(limit + 1).forEach(d -> found.add(read(d)));
    return Slice.of(found, limit, Link::id);
  }

  /** The link stays as long as the news of its end is on the way, but nobody sees it any more. */
  boolean remove(MountId mount, String id, Event removed) {
    Bson there = and(eq("_id", id), eq("mount", mount.value()), eq("gone", null));
    Bson change =
        com.mongodb.client.model.Updates.combine(
            com.mongodb.client.model.Updates.set("gone", true), Outbox.push(removed));
    return links.updateOne(there, change).getModifiedCount() == 1;
  }

  void removeAll(MountId mount) {
    links.deleteMany(eq("mount", mount.value()));
  }

  private static Link read(Document d) {
    return new Link(
        d.getString("_id"),
        URI.create(d.getString("address")),
        d.getString("title"),
        new UserId(d.getString("by")),
        d.getDate("at").toInstant());
  }
}
