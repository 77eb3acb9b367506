package forge.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.artifact.Card;
import forge.artifact.LinkCard;
import forge.artifact.Unfolded;
import forge.event.Event;
import forge.job.Jobs;
import forge.job.Submission;
import forge.live.Live;
import forge.project.MountId;
import forge.tool.Platform;
import forge.user.Identity;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells pages that are open of cards: of those below a message just said, and of what became of an
 * artifact that a room shows.
 *
 * <p>What is told goes to all who hear the room, so it holds only what all of them may see; where
 * there may be more, it says that pages shall ask, each for its reader. Nothing of it is kept:
 * pages that missed something ask, too.
 */
final class CardNews implements Hears {
  private static final int MOST_ROOMS = 100;
  private static final Duration SOON = Duration.ofMillis(500);
  private static final Set<String> OWN = Set.of("message.", "post.");
  private static final String KIND = "cards";

  private final ShownStore shown;
  private final RoomCards cards;
  private final Platform platform;
  private final Live live;
  private final Jobs jobs;
  private final Clock clock;

  /**
   * The cards below some messages.
   *
   * @param ids the messages
   * @param cards what all readers may see; null where pages have to ask
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Below(List<Long> ids, @Nullable List<LinkCard> cards, boolean ask) {}

  /**
   * What became of an artifact.
   *
   * @param card null where it is gone
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Changed(List<Long> ids, String id, @Nullable LinkCard card) {}

  CardNews(ShownStore shown, RoomCards cards, Platform platform) {
    this.shown = shown;
    this.cards = cards;
    this.platform = platform;
    this.live = platform.live();
    this.jobs = platform.jobs();
    this.clock = platform.clock();
    jobs.assign(TellCard.class, (job, progress) -> tell(job));
    platform.events().listen("cards in rooms", CardNews::wanted, this::changed);
  }

  private static boolean wanted(Event event) {
    return !event.subject().artifact().isEmpty()
        && OWN.stream().noneMatch(event.kind()::startsWith);
  }

  @Override
  public void said(Here here, Message message) {
    below(here, message, false);
  }

  @Override
  public void edited(Here here, Message message) {
    below(here, message, true);
  }

  private void below(Here here, Message message, boolean before) {
    if (!RoomCards.carded(message)) {
      return;
    }
    Unfolded open = cards.open(here, message);
    Set<String> artifacts = open.artifacts().getFirst();
    if (!artifacts.isEmpty()) {
      shown.keep(message, artifacts);
    }
    boolean ask = open.partial().getFirst();
    var all = open.cards().getFirst();
    if (before || ask || !all.isEmpty()) {
      whisper(here.id(), new Below(List.of(message.number().value()), all, ask));
    }
  }

  private void whisper(RoomId room, Object news) {
    live.whisper(RoomStream.of(room), KIND, news);
  }

  /** Something happened to an artifact: one job tells of much that happens at once. */
  private void changed(Event event) {
    var subject = event.subject();
    if (!shown.of(id(subject.mount(), subject.artifact()), 1).isEmpty()) {
      var job = new TellCard(subject.mount().value(), subject.artifact());
      jobs.submit(job, Submission.NOW.coalesced(job.key()).at(clock.instant().plus(SOON)));
    }
  }

  private static String id(MountId mount, String artifact) {
    return mount + "/" + artifact;
  }

  private void tell(TellCard job) {
    var mount = new MountId(job.mount());
    String id = id(mount, job.artifact());
    var there = platform.visit(Heralding.FORGE, mount);
    Optional<Card> card = there.flatMap(v -> platform.artifacts().card(v, job.artifact()));
    LinkCard now =
        card.map(c -> LinkCard.of(id, there.orElseThrow().project().id().name(), c))
            .map(cards::named)
            .orElse(null);
    boolean told = now == null || open(mount, job.artifact());
    for (ShownStore.Shown where : shown.of(id, MOST_ROOMS)) {
      whisper(
          where.room(),
          told ? new Changed(where.messages(), id, now) : new Below(where.messages(), null, true));
    }
  }

  /** Whether everybody may see it; in any other case pages ask, each for its reader. */
  private boolean open(MountId mount, String artifact) {
    return platform
        .visit(Identity.GUEST, mount)
        .filter(v -> platform.artifacts().mayRead(v, artifact))
        .isPresent();
  }
}
