package forge.telling;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Card;
import forge.discussion.Discussions;
import forge.event.Event;
import forge.event.Events;
import forge.event.Subject;
import forge.mail.Notice.MailList;
import forge.user.UserId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Tells those who follow an artifact, or all of its mount, what is said about it and what becomes
 * of it. Whom the same text calls is told so, and not this too.
 */
public final class Followers {
  private static final int LINE = 200;
  private static final String SENTENCE = "sentence";

  /** What is told, and how a sentence about it ends that begins with a name. */
  private static final Map<String, String> TOLD =
      Map.ofEntries(
          Map.entry(Discussions.SAID, "commented"),
          Map.entry("ticket.opened", "opened it"),
          Map.entry("ticket.changed", "changed it"),
          Map.entry("ticket.closed", "closed it"),
          Map.entry("ticket.reopened", "reopened it"),
          Map.entry("wiki.created", "wrote the page"),
          Map.entry("wiki.edited", "edited the page"),
          Map.entry("wiki.renamed", "renamed the page"),
          Map.entry("wiki.restored", "restored the page"),
          Map.entry("forum.opened", "opened the topic"),
          Map.entry("forum.answered", "marked what answers it"),
          Map.entry("blog.published", "published it"),
          Map.entry("release.published", "published the release"),
          Map.entry("release.withdrawn", "withdrew the release"));

  /** With these an artifact comes into the world, so that its own text is news. */
  private static final Set<String> BEGINNINGS =
      Set.of(
          "ticket.opened", "wiki.created", "forum.opened", "blog.published", "release.published");

  private final Telling telling;
  private final Needs needs;

  /**
   * What of the forge they stand on.
   *
   * @param card an artifact as it is now
   * @param called whom a text calls that somebody wrote, at their visit
   */
  public record Needs(
      Artifacts artifacts,
      Function<Subject, Optional<Card>> card,
      BiFunction<Visit, String, Set<UserId>> called) {}

  public Followers(Telling telling, Needs needs) {
    this.telling = telling;
    this.needs = needs;
  }

  /** Listens to what happens. */
  public void listen(Events events) {
    events.listen(
        "followers",
        event -> TOLD.containsKey(event.kind()) && !event.subject().artifact().isEmpty(),
        this::hear);
  }

  private void hear(Event event) {
    Set<UserId> followers = followers(event);
    followers.remove(event.by());
    if (followers.isEmpty()) {
      return;
    }
    Optional<Card> card = needs.card().apply(event.subject());
    Optional<Visit> doer = telling.doer(event);
    if (card.isPresent() && doer.isPresent()) {
      String text = text(event, card.get());
      followers.removeAll(needs.called().apply(doer.get(), text));
      telling.tell(event, card.get(), followers, news(event, doer.get(), card.get(), text));
    }
  }

  /** What is part of something is news to its followers when it begins. */
  private Set<UserId> followers(Event event) {
    Subject subject = event.subject();
    var all = new TreeSet<>(needs.artifacts().followers(subject.mount(), subject.artifact()));
    String within = event.detail("within");
    if (!within.isEmpty() && BEGINNINGS.contains(event.kind())) {
      all.addAll(needs.artifacts().followers(subject.mount(), within));
    }
    return all;
  }

  /** What somebody wrote just now; empty where they only did something. */
  private static String text(Event event, Card card) {
    if (BEGINNINGS.contains(event.kind())) {
      return card.text();
    }
    return event.kind().equals(Discussions.SAID) ? event.detail("text") : "";
  }

  private Telling.News news(Event event, Visit doer, Card card, String text) {
    String deed = telling.name(event.by()) + " " + deed(event);
    String words = text.isEmpty() ? "" : needs.artifacts().read(text).summary(LINE);
    String subject = doer.project().about().title() + ": " + title(card);
    return new Telling.News(
        "follow " + event.id(),
        subject,
        deed + ".",
        words.isEmpty() ? "" : deed + ": " + words,
        subject,
        text.isEmpty() ? deed + "." : deed + ":\n\n" + text,
        list(doer));
  }

  /** Such as {@code tickets.aqueduct}. */
  private static MailList list(Visit doer) {
    String name = doer.mount().point() + "." + doer.project().id().name();
    return new MailList(
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "."),
        doer.project().about().title() + ": " + doer.mount().label());
  }

  private static String deed(Event event) {
    String sentence = event.detail(SENTENCE);
    return sentence.isEmpty() ? TOLD.getOrDefault(event.kind(), "") : sentence;
  }

  private static String title(Card card) {
    String key = card.keys().isEmpty() ? "" : card.keys().getFirst();
    return key.startsWith("#") ? card.title() + " (" + key + ")" : card.title();
  }
}
