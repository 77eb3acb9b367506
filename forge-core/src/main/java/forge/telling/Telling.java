package forge.telling;

import forge.access.Visit;
import forge.artifact.Card;
import forge.event.Event;
import forge.event.Subject;
import forge.mail.Notice;
import forge.mail.Notice.MailList;
import forge.mail.Post;
import forge.notification.Choice;
import forge.notification.MailPace;
import forge.notification.Notification;
import forge.notification.Notifications;
import forge.project.MountId;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Tells people what happened to an artifact, on their devices and by mail: those alone who may read
 * it, never who did it, nobody who blocked that one, and each as they chose.
 */
public final class Telling {
  private final Needs needs;
  private volatile Peace peace = Peace.NONE;

  /**
   * What of the forge it stands on.
   *
   * @param visit somebody at a mount, where they may read it
   * @param tokens what somebody may read, in read tokens
   * @param names of those who have an account
   */
  public record Needs(
      Notifications notifications,
      Post post,
      BiFunction<Identity, MountId, Optional<Visit>> visit,
      Function<Identity, Set<String>> tokens,
      Function<Collection<UserId>, Map<UserId, String>> names) {}

  /**
   * What is told, in the words of a notification and of a letter.
   *
   * @param key the same is told each person once
   * @param title who or what it is about
   * @param what happened, without a word of it
   * @param words what was said, for those who chose to see it there; may be empty
   * @param subject of the letter
   * @param text of the letter
   * @param list what the letter is one of many of
   */
  public record News(
      String key,
      String title,
      String what,
      String words,
      String subject,
      String text,
      MailList list) {}

  public Telling(Needs needs) {
    this.needs = needs;
  }

  /** Has people left alone who want to be. */
  public void respect(Peace peace) {
    this.peace = peace;
  }

  /** Who did what an event tells of, where its artifact is; empty where they see it no more. */
  public Optional<Visit> doer(Event event) {
    return needs.visit().apply(somebody(event.by()), event.subject().mount());
  }

  /** What somebody is called. */
  public String name(UserId user) {
    return user.equals(User.FORGE.id())
        ? User.FORGE.displayName()
        : needs.names().apply(List.of(user)).getOrDefault(user, "Somebody");
  }

  /** Whether there is an account of that name. */
  public boolean known(UserId user) {
    return !needs.names().apply(List.of(user)).isEmpty();
  }

  /** Tells these people, each once for a key however often it is asked for. */
  public void tell(Event event, Card card, Collection<UserId> users, News news) {
    UserId by = event.by();
    Set<UserId> deaf = peace.deaf(users, by);
    List<UserId> reached =
        users.stream()
            .filter(user -> !user.equals(by) && !deaf.contains(user))
            .filter(user -> mayRead(user, event.subject().mount(), card))
            .toList();
    if (reached.isEmpty()) {
      return;
    }
    Set<UserId> holding = peace.holding(reached);
    Map<UserId, Choice> choices = needs.notifications().choices(reached);
    for (UserId user : reached) {
      if (!holding.contains(user)) {
        needs.notifications().push(user, notification(event, news, user));
      }
      if (choices.getOrDefault(user, Choice.USUAL).mail() != MailPace.NEVER) {
        needs.post().send(letter(event, user, news), once(news, user));
      }
    }
  }

  private boolean mayRead(UserId user, MountId mount, Card card) {
    Identity identity = somebody(user);
    return needs.visit().apply(identity, mount).isPresent()
        && (card.readers().isEmpty()
            || needs.tokens().apply(identity).stream().anyMatch(card.readers()::contains));
  }

  private static String once(News news, UserId user) {
    return news.key() + " " + user;
  }

  private static Notification notification(Event event, News news, UserId user) {
    Subject subject = event.subject();
    String about = "artifact:" + subject.mount() + "/" + subject.artifact();
    return new Notification(
        once(news, user),
        news.title(),
        news.what(),
        news.words(),
        url(event),
        subject.page(),
        about);
  }

  private static Notice letter(Event event, UserId user, News news) {
    Subject subject = event.subject();
    return Notice.to(user, news.subject(), news.text(), url(event))
        .inThread("artifact-" + subject.mount() + "-" + subject.artifact())
        .ofList(news.list().name(), news.list().label())
        .from(subject.tool(), new MailedArtifact(subject.mount(), subject.artifact()).key());
  }

  private static String url(Event event) {
    String post = event.detail("post");
    return event.subject().page() + (post.isEmpty() ? "" : "#c" + post);
  }

  /** A user as they would be with a session of their own. */
  private static Identity somebody(UserId user) {
    return new Identity(
        user.equals(User.FORGE.id()) ? User.FORGE : new User(user, user.value(), false),
        Identity.Proof.NONE,
        null,
        Set.of(Identity.EVERYTHING));
  }
}
