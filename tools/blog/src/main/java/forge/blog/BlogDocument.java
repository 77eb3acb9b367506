package forge.blog;

import forge.blog.BlogPost.Revision;
import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A post and its revisions as they are stored. */
final class BlogDocument {
  private BlogDocument() {}

  static String name(MountId mount, PostAddress address) {
    return mount + " " + address;
  }

  static Document of(BlogPost post) {
    return of(post, post.current())
        .append("_id", post.id())
        .append("names", List.of(name(post.mount(), post.address())))
        .append("address", post.address().value())
        .append("state", post.state().text())
        .append("author", post.author().value())
        .append("created", Date.from(post.created()))
        .append("published", date(post.published()))
        .append("due", date(post.due()))
        .append("comments", post.comments())
        .append("version", post.version());
  }

  static Document of(BlogPost post, Revision revision) {
    return new Document("_id", post.id() + "/" + revision.number())
        .append("post", post.id())
        .append("mount", post.mount().value())
        .append("n", revision.number())
        .append("title", revision.title())
        .append("text", revision.text())
        .append("labels", revision.labels())
        .append("by", revision.by().value())
        .append("at", Date.from(revision.at()))
        .append("note", revision.note());
  }

  static BlogPost read(Document d) {
    return new BlogPost(
        d.getString("_id"),
        new MountId(d.getString("mount")),
        new PostAddress(d.getString("address")),
        PostState.valueOf(d.getString("state").toUpperCase(Locale.ROOT)),
        readRevision(d),
        new UserId(d.getString("author")),
        d.getDate("created").toInstant(),
        instant(d.getDate("published")),
        instant(d.getDate("due")),
        d.getInteger("comments"),
        d.getInteger("version"));
  }

  static Revision readRevision(Document d) {
    return new Revision(
        d.getInteger("n"),
        d.getString("title"),
        d.getString("text"),
        d.getList("labels", String.class),
        new UserId(d.getString("by")),
        d.getDate("at").toInstant(),
        d.getString("note"));
  }

  static @Nullable Date date(@Nullable Instant instant) {
    return instant == null ? null : Date.from(instant);
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
