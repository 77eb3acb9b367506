package forge.blog.web;

import forge.blog.BlogPost;
import forge.project.Mount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of a blog: each made in one place. */
public record Places(Mount mount) {

  public String home() {
    return mount.page().toString();
  }

  public String drafts() {
    return mount.page("-", "drafts").toString();
  }

  public String begin() {
    return mount.page("-", "new").toString();
  }

  public String preview() {
    return mount.page("-", "preview").toString();
  }

  public String feed() {
    return mount.page("-", "feed").toString();
  }

  public String labelled(String label) {
    return home() + "?label=" + URLEncoder.encode(label, StandardCharsets.UTF_8);
  }

  public String post(BlogPost post) {
    return mount.page(post.address()).toString();
  }

  /** Year and month of a post, as its address has them. */
  public String month(BlogPost post) {
    return post.address().value().substring(0, "2026/01".length());
  }

  /** Something that is done with a post, or shown of it. */
  public String of(BlogPost post, String deed) {
    return post(post) + "/" + deed;
  }

  public String revision(BlogPost post, int number) {
    return of(post, "revision/" + number);
  }

  public String diff(BlogPost post, int from, int to) {
    return of(post, "diff?from=" + from + "&to=" + to);
  }

  /** Where scripts in pages keep the files of a post. */
  public String attachments(BlogPost post) {
    return mount.api(post.address(), "attachments").toString();
  }
}
