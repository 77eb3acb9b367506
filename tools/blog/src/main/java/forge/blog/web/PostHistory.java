package forge.blog.web;

import forge.blog.BlogPost;
import forge.blog.BlogPost.Revision;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a post ever said, newest first. */
public record PostHistory(
    Places places, BlogPost post, List<Revision> revisions, @Nullable String next)
    implements View {}
