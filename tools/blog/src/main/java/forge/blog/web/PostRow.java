package forge.blog.web;

import forge.artifact.Artifacts;
import forge.blog.BlogPost;

/** A post in a list, with the beginning of what it says. */
public record PostRow(BlogPost post, String url, String summary) {
  private static final int LONGEST = 320;

  static PostRow of(Places places, Artifacts artifacts, BlogPost post) {
    return new PostRow(
        post, places.post(post), artifacts.read(post.current().text()).summary(LONGEST));
  }
}
