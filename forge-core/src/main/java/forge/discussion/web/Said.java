package forge.discussion.web;

import forge.discussion.DiscussionThread;
import forge.discussion.Post;
import forge.markup.Html;
import java.util.List;
import java.util.stream.IntStream;

/** One post as a page shows it. */
public record Said(Post post, Html html, boolean mine, boolean mayEdit) {

  /** Posts with their texts, in the same order. */
  public static List<Said> of(DiscussionThread thread, List<Post> posts, List<Html> texts) {
    return IntStream.range(0, posts.size())
        .mapToObj(
            i ->
                new Said(
                    posts.get(i),
                    texts.get(i),
                    thread.own(posts.get(i)),
                    thread.mayChange(posts.get(i))))
        .toList();
  }
}
