package forge.blog.web;

import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Posts, the newest first.
 *
 * @param title what is listed
 * @param label what they are all labelled; empty for all
 * @param next the address of older ones; null where these are the oldest
 */
public record PostList(
    Places places,
    String title,
    String label,
    List<PostRow> rows,
    @Nullable String next,
    boolean drafts,
    boolean mayWrite)
    implements View {}
