package forge.blog.web;

import forge.blog.BlogPost;
import forge.blog.BlogPost.Revision;
import forge.markup.TextDiff;
import forge.web.View;
import java.util.List;

/** What changed in a post between two revisions. */
public record PostDiff(
    Places places, BlogPost post, Revision from, Revision to, List<TextDiff.Line> lines)
    implements View {}
