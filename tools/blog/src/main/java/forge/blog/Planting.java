package forge.blog;

import forge.access.Visit;
import forge.tool.Platform;
import java.util.List;

/** Plants the first posts of Forge itself. */
final class Planting {
  private static final String WELCOME =
      """
      This is Forge in itself: its history, its documentation, its open work and its releases are all
      on this site, kept by the very software that they are about.

      - [Look into the code](/p/forge/code), blame a line, follow a file back.
      - [Open a ticket](/p/forge/tickets) when something is wrong. Everybody with an account may.
      - [Say hello in the room](/p/forge/chat). What is worth keeping becomes a ticket, a page or a
        topic with two clicks.

      Every new release is announced here by itself, with its notes. The newest three posts stand on
      the front page, and the [feed](/p/forge/blog/-/feed) brings them to your reader.
      """;
  private static final String NEWS =
      """
      A blog tells what everybody should hear, in the order it happened. That is a wiki page's
      opposite: nobody rewrites it later, and it has a date.

      Posts are written in Markdown, as drafts that only writers see, and come out at once or at a
      time you choose. Comments, labels, history and feeds come with it.
      """;

  private static final int MOST = 100;

  private final BlogPosts posts;
  private final Platform platform;

  Planting(BlogPosts posts, Platform platform) {
    this.posts = posts;
    this.platform = platform;
  }

  /** What is there already stays; what was cut off is completed. */
  void plant(Visit visit) {
    publish(visit, "Projects have a blog", NEWS, List.of("forge"));
    var first = publish(visit, "Welcome to Forge", WELCOME, List.of("forge", "welcome"));
    var thread = posts.thread(visit, first);
    if (thread.posts(null, 1).items().isEmpty()) {
      thread.say("Comments are open to everybody with an account.");
    }
    platform.events().tell();
  }

  private BlogPost publish(Visit visit, String title, String text, List<String> labels) {
    BlogPost post =
        posts.all(visit.mount().id(), null, MOST).items().stream()
            .filter(p -> p.title().equals(title))
            .findFirst()
            .orElseGet(() -> posts.begin(visit, Writing.of(title, text, labels, "")));
    return post.draft() ? posts.publish(visit, post, null) : post;
  }
}
