package forge.forum.web;

import forge.forum.Forum;
import forge.forum.Topic;
import forge.project.Mount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The addresses of the forums of a mount: each made in one place. */
public record Places(Mount mount) {

  public String home() {
    return mount.page().toString();
  }

  public String makeForum() {
    return mount.page("-", "new").toString();
  }

  public String forum(Forum forum) {
    return mount.page(forum.handle()).toString();
  }

  /** Something that is done with a forum, or shown of it. */
  public String of(Forum forum, String deed) {
    return forum(forum) + "/" + deed;
  }

  public String topic(int number) {
    return mount.page("topics", number).toString();
  }

  /** Something that is done with a topic, or shown of it. */
  public String of(Topic topic, String deed) {
    return topic(topic.number()) + "/" + deed;
  }

  public String search() {
    return "/" + mount.project() + "/-/search?tool=" + mount.point();
  }

  static @Nullable String after(@Nullable String cursor) {
    return cursor == null ? null : "?after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
  }
}
