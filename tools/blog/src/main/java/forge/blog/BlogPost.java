package forge.blog;

import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post as it is now.
 *
 * @param id kept whatever becomes of its title and address
 * @param current what it says, and who said so
 * @param published when it first came out; null before
 * @param due when a draft is to come out by itself; null where nobody said
 * @param comments the number of the last comment
 * @param version counted with every change, of its words or its state
 */
public record BlogPost(
    String id,
    MountId mount,
    PostAddress address,
    PostState state,
    Revision current,
    UserId author,
    Instant created,
    @Nullable Instant published,
    @Nullable Instant due,
    int comments,
    int version) {

  /** What a post said at some time; never changed. */
  public record Revision(
      int number,
      String title,
      String text,
      List<String> labels,
      UserId by,
      Instant at,
      String note) {
    public Revision {
      labels = List.copyOf(labels);
    }

    Revision next(Writing writing, UserId by, Instant at) {
      return new Revision(
          number + 1, writing.title(), writing.text(), writing.labels(), by, at, writing.note());
    }

    boolean says(Writing writing) {
      return title.equals(writing.title())
          && text.equals(writing.text())
          && labels.equals(writing.labels());
    }
  }

  public String title() {
    return current.title();
  }

  public int revision() {
    return current.number();
  }

  public boolean draft() {
    return state == PostState.DRAFT;
  }

  public boolean out() {
    return state == PostState.PUBLISHED;
  }

  public boolean deleted() {
    return state == PostState.DELETED;
  }

  /** When readers first saw it, or when it was begun. */
  public Instant shownAt() {
    return published == null ? created : published;
  }

  BlogPost saying(Revision next) {
    return new BlogPost(
        id, mount, address, state, next, author, created, published, due, comments, version + 1);
  }

  BlogPost as(PostState to) {
    return new BlogPost(
        id, mount, address, to, current, author, created, published, null, comments, version + 1);
  }

  BlogPost dueAt(@Nullable Instant at) {
    return new BlogPost(
        id, mount, address, state, current, author, created, published, at, comments, version + 1);
  }

  /** The same, out; one that was out before keeps its date and address. */
  BlogPost outAt(Instant now, PostAddress fresh) {
    return new BlogPost(
        id,
        mount,
        published == null ? fresh : address,
        PostState.PUBLISHED,
        current,
        author,
        created,
        published == null ? now : published,
        null,
        comments,
        version + 1);
  }
}
