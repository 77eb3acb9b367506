package forge.forum.web;

import forge.forum.Forum;
import forge.web.Problems;
import forge.web.View;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a forum is described.
 *
 * @param forum as it is now; null while it is new
 */
public record EditForum(Places places, @Nullable Forum forum, ForumForm typed, Problems problems)
    implements View {}
