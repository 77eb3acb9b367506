package forge.forum.web;

import forge.artifact.Following;
import forge.forum.Forum;
import forge.forum.Topic;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The topics of a forum, the latest activity first.
 *
 * @param announcements what is announced in other forums
 * @param live the stream that tells of news, and where it was when the page was read
 * @param next the address of older ones; null where these are the oldest
 */
public record TopicList(
    Places places,
    Forum forum,
    List<Topic> announcements,
    List<Topic> topics,
    String live,
    @Nullable String next,
    Following following,
    boolean guest,
    boolean mayPost,
    boolean mayAdmin)
    implements View {}
