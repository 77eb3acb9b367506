package forge.blog;

import forge.access.Roles;
import forge.access.Visit;
import forge.job.Job;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.User;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Has drafts come out by themselves when their time has come. */
final class DuePosts {
  static final Identity FORGE =
      new Identity(User.FORGE, Identity.Proof.NONE, null, Set.of(Identity.EVERYTHING));

  private final Platform platform;

  /** Asks for the drafts to be published whose time has come. */
  public record PublishDue() implements Job {}

  DuePosts(Platform platform, BlogPosts posts) {
    this.platform = platform;
    platform
        .jobs()
        .assign(PublishDue.class, (job, progress) -> posts.publishDue(this::inNameOfItsAuthor));
    platform.jobs().schedule("blog posts due", Duration.ofMinutes(1), PublishDue::new);
  }

  private Optional<Visit> inNameOfItsAuthor(BlogPost post) {
    var author = new User(post.author(), platform.nameOf(post.author()), false);
    var identity = new Identity(author, Identity.Proof.NONE, null, Set.of(Identity.EVERYTHING));
    return platform
        .visit(FORGE, post.mount())
        .map(v -> new Visit(identity, v.project(), v.mount(), Set.copyOf(Roles.LADDER)));
  }
}
