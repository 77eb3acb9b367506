package forge.forum;

import forge.live.LiveEvent;
import forge.live.LiveSource;
import forge.live.Position;
import forge.project.MountId;
import forge.tool.Platform;
import forge.user.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * The live streams of forums, {@code forum:<mount>/<id>}, and of topics, {@code
 * forumtopic:<mount>/<number>}. Their numbers are counted in the documents themselves, so a page
 * knows its place without asking.
 */
public final class ForumStreams {
  private static final String EPOCH = "f";
  private static final String FORUM = "forum:";
  private static final String TOPIC = "forumtopic:";

  private final Platform platform;
  private final Forums forums;
  private final Topics topics;

  ForumStreams(Platform platform, Forums forums, Topics topics) {
    this.platform = platform;
    this.forums = forums;
    this.topics = topics;
  }

  void open() {
    platform.live().source(FORUM, source(s -> forum(s).map(Forum::turn).orElse(0)));
    platform.live().source(TOPIC, source(s -> topic(s).map(ForumStreams::number).orElse(0L)));
    platform.live().guard(FORUM, this::mayHearForum);
    platform.live().guard(TOPIC, this::mayHearTopic);
  }

  /** The stream of a forum and where the page is that shows it like this. */
  public static String place(Forum forum) {
    return of(forum) + "@" + new Position(EPOCH, forum.turn());
  }

  /** The stream of a topic and where the page is that shows it like this. */
  public static String place(Topic topic) {
    return of(topic) + "@" + new Position(EPOCH, number(topic));
  }

  static LiveEvent changed(Forum forum) {
    return LiveEvent.of(of(forum), forum.turn(), "changed", Map.of());
  }

  static LiveEvent changed(Topic topic) {
    return LiveEvent.of(of(topic), number(topic), "changed", Map.of());
  }

  private static String of(Forum forum) {
    return FORUM + forum.mount() + "/" + forum.id();
  }

  private static String of(Topic topic) {
    return TOPIC + topic.mount() + "/" + topic.number();
  }

  private static long number(Topic topic) {
    return (long) topic.revision() + topic.posts();
  }

  private boolean mayHearForum(Identity identity, String stream) {
    return forum(stream)
        .flatMap(f -> platform.visit(identity, f.mount()).filter(f::open))
        .isPresent();
  }

  private boolean mayHearTopic(Identity identity, String stream) {
    return topic(stream)
        .flatMap(t -> platform.visit(identity, t.mount()).flatMap(v -> topics.find(v, t.number())))
        .isPresent();
  }

  private Optional<Forum> forum(String stream) {
    return mount(stream).flatMap(mount -> forums.byId(mount, rest(stream)));
  }

  private Optional<Topic> topic(String stream) {
    return rest(stream).matches("[1-9]\\d{0,8}")
        ? mount(stream).flatMap(mount -> topics.byNumber(mount, Integer.parseInt(rest(stream))))
        : Optional.empty();
  }

  private static Optional<MountId> mount(String stream) {
    int slash = stream.indexOf('/');
    try {
      return slash < 0
          ? Optional.empty()
          : Optional.of(new MountId(stream.substring(stream.indexOf(':') + 1, slash)));
    } catch (IllegalArgumentException noMount) {
      return Optional.empty();
    }
  }

  private static String rest(String stream) {
    return stream.substring(stream.indexOf('/') + 1);
  }

  /** What happened is read off the page; that something did is all there is to say. */
  private static LiveSource source(ToLongFunction<String> number) {
    return new LiveSource() {
      @Override
      public Position position(String stream) {
        return new Position(EPOCH, number.applyAsLong(stream));
      }

      @Override
      public List<LiveEvent> since(String stream, long q, int limit) {
        return LongStream.rangeClosed(q + 1, number.applyAsLong(stream))
            .limit(limit)
            .mapToObj(n -> LiveEvent.of(stream, n, "changed", Map.of()))
            .toList();
      }
    };
  }
}
