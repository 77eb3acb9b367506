package forge.discussion.web;

import forge.web.Problems;
import forge.web.View;

/** The form in which somebody says something else instead. */
public record EditPostPage(PostsViews.Around around, int number, String text, Problems problems)
    implements View {}
