package forge.blog;

import forge.access.Roles;
import forge.access.Visit;
import forge.artifact.Readers;
import forge.event.Event;
import forge.project.Mount;
import forge.tool.Option;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Writes a post for each release of the project, once, in the name of who released it. A blog tells
 * of it where all its readers may read of it in its own place.
 */
final class ReleaseNews {
  private static final String NONE = "none";
  private static final String RELEASES = "releases";
  private static final String ALL = "releases and pre-releases";
  private static final String PRE_RELEASE = "pre-release";
  private static final int LONGEST_NOTES = 100_000;

  /** Which releases a blog tells of by itself. */
  static final Option OPTION =
      new Option(
          "releases",
          "Posts of releases",
          "A post with the notes is written when the project publishes a release.",
          RELEASES,
          List.of(RELEASES, ALL, NONE));

  private final BlogPosts posts;
  private final Platform platform;

  ReleaseNews(BlogPosts posts, Platform platform) {
    this.posts = posts;
    this.platform = platform;
  }

  /** Tells of a release. May be told twice: the post is written once. */
  void released(Event event) {
    platform
        .visit(DuePosts.FORGE, event.subject().mount())
        .ifPresent(
            source ->
                source.project().mounts().stream()
                    .filter(blog -> blog.tool().equals(BlogTool.KEY) && wanted(blog, event))
                    .filter(blog -> Readers.readToo(source.mount(), blog))
                    .forEach(blog -> tell(source, blog, event)));
  }

  private static boolean wanted(Mount blog, Event event) {
    return switch (OPTION.of(blog.options())) {
      case NONE -> false;
      case ALL -> true;
      default -> !trial(event);
    };
  }

  private void tell(Visit source, Mount blog, Event event) {
    var by = new User(event.by(), platform.nameOf(event.by()), true);
    var identity = new Identity(by, Identity.Proof.NONE, null, Set.of(Identity.EVERYTHING));
    var visit = new Visit(identity, source.project(), blog, Set.copyOf(Roles.LADDER));
    posts.tell(visit, id(blog, event), post(source, event));
  }

  /** The same for the same release of the same kind, whichever event tells of it. */
  private static String id(Mount blog, Event event) {
    String what =
        "%s %s/%s %s"
            .formatted(
                blog.id(),
                event.subject().mount(),
                event.subject().artifact(),
                event.detail("state"));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Writing post(Visit source, Event event) {
    String title = title(source, event);
    String notes = event.detail("notes");
    String text =
        "%s [%s]: [downloads, checksums and everything about it](%s).\n\n%s"
            .formatted(
                trial(event) ? "To be tried:" : "Released:",
                event.detail("version"),
                event.subject().page(),
                notes.substring(0, Math.min(notes.length(), LONGEST_NOTES)));
    int longest = Writing.LONGEST_TITLE;
    return Writing.of(
        title.length() > longest ? title.substring(0, longest) : title,
        text.strip(),
        List.of("release"),
        "");
  }

  /** What a release is called besides its version comes last. */
  private static String title(Visit source, Event event) {
    String project = source.project().about().title();
    String name = event.subject().title();
    String version = event.detail("version");
    String news = trial(event) ? " is there to be tried" : " is out";
    if (name.startsWith(project)) {
      return name + news;
    }
    return project + " " + version + news + (name.equals(version) ? "" : ": " + name);
  }

  private static boolean trial(Event event) {
    return event.detail("state").equals(PRE_RELEASE);
  }
}
