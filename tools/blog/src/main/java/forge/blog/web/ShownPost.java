package forge.blog.web;

import forge.artifact.Attachment;
import forge.artifact.Rendered;
import forge.blog.BlogPost;
import forge.discussion.web.Said;
import forge.project.Mount;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A post to be read.
 *
 * @param summary what it says, in a sentence for pages that link here
 * @param live the stream that tells of news, and where it was when the page was read
 * @param next the address of later comments; null where these are the last
 * @param typed what was typed into the composer and could not be taken
 */
public record ShownPost(
    Mount mount,
    Places places,
    BlogPost post,
    String summary,
    Rendered rendered,
    List<Said> comments,
    @Nullable String next,
    String live,
    Rights rights,
    String typed,
    Problems problems)
    implements View {

  /** What the visitor may do here. */
  public record Rights(
      boolean guest, boolean write, boolean delete, boolean moderate, boolean comment) {}

  /** The first picture attached, for pages that link here; empty where there is none. */
  public String picture() {
    return rendered.attachments().stream()
        .filter(a -> a.width() != null)
        .findFirst()
        .map(Attachment::page)
        .orElse("");
  }

  /** The files attached to it, as the list of them wants them. */
  public List<Map<String, Object>> files() {
    return rendered.attachments().stream()
        .map(
            a -> {
              String small = a.thumbnail();
              return Map.<String, Object>of(
                  "name", a.name(),
                  "url", a.page(),
                  "size", a.size(),
                  "thumbnail", small == null ? "" : small);
            })
        .toList();
  }
}
