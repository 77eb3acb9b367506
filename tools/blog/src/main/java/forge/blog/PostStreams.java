package forge.blog;

import forge.live.LiveEvent;
import forge.live.LiveSource;
import forge.live.Position;
import forge.project.MountId;
import forge.tool.Platform;
import forge.user.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The live streams of posts, {@code blogpost:<mount>/<id>}: their numbers count changes and
 * comments, so a page knows its place without asking.
 */
public final class PostStreams implements LiveSource {
  private static final String EPOCH = "b";
  private static final String PREFIX = "blogpost:";

  private final Platform platform;
  private final BlogPosts posts;

  PostStreams(Platform platform, BlogPosts posts) {
    this.platform = platform;
    this.posts = posts;
  }

  void open() {
    platform.live().source(PREFIX, this);
    platform.live().guard(PREFIX, this::mayHear);
  }

  /** The stream of a post and where the page is that shows it like this. */
  public static String place(BlogPost post) {
    return of(post) + "@" + new Position(EPOCH, number(post));
  }

  static LiveEvent changed(BlogPost post) {
    return LiveEvent.of(of(post), number(post), "changed", Map.of());
  }

  /** Something was said about the post, which is itself as it was. */
  static LiveEvent said(BlogPost post) {
    return LiveEvent.of(of(post), number(post), "said", Map.of());
  }

  private static String of(BlogPost post) {
    return PREFIX + post.mount() + "/" + post.id();
  }

  private static long number(BlogPost post) {
    return (long) post.version() + post.comments();
  }

  private boolean mayHear(Identity identity, String stream) {
    return find(stream)
        .flatMap(
            post ->
                platform.visit(identity, post.mount()).filter(visit -> posts.maySee(visit, post)))
        .isPresent();
  }

  @Override
  public Position position(String stream) {
    return new Position(EPOCH, find(stream).map(PostStreams::number).orElse(0L));
  }

  @Override
  public List<LiveEvent> since(String stream, long q, int limit) {
    return LongStream.rangeClosed(q + 1, position(stream).q())
        .limit(limit)
        .mapToObj(n -> LiveEvent.of(stream, n, "changed", Map.of()))
        .toList();
  }

  private Optional<BlogPost> find(String stream) {
    int slash = stream.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    try {
      var mount = new MountId(stream.substring(PREFIX.length(), slash));
      return posts.byId(mount, stream.substring(slash + 1));
    } catch (IllegalArgumentException noMount) {
      return Optional.empty();
    }
  }
}
