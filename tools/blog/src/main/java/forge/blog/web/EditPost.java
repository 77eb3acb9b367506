package forge.blog.web;

import forge.blog.BlogPost;
import forge.markup.Html;
import forge.markup.TextDiff;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form a post is written in.
 *
 * @param post as it is now; null while it is new
 * @param base the revision that what is typed replaces
 * @param preview how it would look; null until asked for
 * @param conflict how what is typed differs from what somebody else made of it meanwhile
 */
public record EditPost(
    Places places,
    @Nullable BlogPost post,
    int base,
    PostForm typed,
    @Nullable Html preview,
    List<TextDiff.Line> conflict,
    Problems problems)
    implements View {

  static EditPost of(Places places, @Nullable BlogPost post, PostForm typed, Problems problems) {
    return new EditPost(places, post, typed.base(), typed, null, List.of(), problems);
  }

  EditPost showing(Html html) {
    return new EditPost(places, post, base, typed, html, conflict, problems);
  }

  /** The same, to be saved over what somebody else wrote. */
  static EditPost over(Places places, BlogPost now, PostForm typed, Problems problems) {
    var lines = TextDiff.of(now.current().text(), typed.text());
    return new EditPost(places, now, now.revision(), typed, null, lines, problems);
  }
}
