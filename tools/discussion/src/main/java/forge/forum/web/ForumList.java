package forge.forum.web;

import forge.forum.Forum;
import forge.web.View;
import java.util.List;

/** The forums of a mount, each with what was said in it last. */
public record ForumList(Places places, List<Forum> forums, boolean mayAdmin, boolean mayPost)
    implements View {}
