package forge.forum.web;

import forge.forum.Forum;
import forge.forum.Topic;
import forge.markup.Html;
import forge.web.Problems;
import forge.web.View;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a topic is opened or changed.
 *
 * @param topic as it is now; null while it is new
 * @param preview how it would look; null until asked for
 */
public record EditTopic(
    Places places,
    Forum forum,
    @Nullable Topic topic,
    TopicForm typed,
    @Nullable Html preview,
    Problems problems)
    implements View {}
