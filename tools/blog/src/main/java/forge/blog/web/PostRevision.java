package forge.blog.web;

import forge.blog.BlogPost;
import forge.blog.BlogPost.Revision;
import forge.markup.Html;
import forge.web.View;

/** A post as it was once. */
public record PostRevision(Places places, BlogPost post, Revision revision, Html text)
    implements View {}
