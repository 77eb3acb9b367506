package forge.site;

import forge.artifact.Card;
import forge.artifact.DescribesArtifacts;
import forge.discussion.TakesComments;
import forge.event.Events;
import forge.event.Subject;
import forge.mention.Mentions;
import forge.telling.ArtifactMail;
import forge.telling.Followers;
import forge.telling.Telling;
import forge.tool.RunningTool.CallsPeople;
import java.util.Optional;

/** How people learn of what happens to artifacts, put together. */
record Tellings(Telling telling, Mentions mentions, Followers followers, ArtifactMail mail) {

  /** Asks no tool before the first event. */
  static Tellings of(Forge forge, Offer offer) {
    var telling =
        new Telling(
            new Telling.Needs(
                forge.notifications(),
                forge.mail().post(),
                offer::visit,
                forge.access()::readTokens,
                forge::names));
    var mentions =
        new Mentions(
            forge.database(),
            telling,
            new Mentions.Needs(
                forge.artifacts(),
                forge.discussions(),
                subject -> card(forge, subject),
                (circle, most) -> offer.people(circle, null, most),
                subject -> forge.tools().able(subject.tool(), CallsPeople.class).isPresent(),
                forge.clock()));
    var followers =
        new Followers(
            telling,
            new Followers.Needs(
                forge.artifacts(), subject -> card(forge, subject), mentions::called));
    var mail =
        new ArtifactMail(
            forge.artifacts(), offer::visit, tool -> forge.tools().able(tool, TakesComments.class));
    return new Tellings(telling, mentions, followers, mail);
  }

  void listen(Events events) {
    mentions.listen(events);
    followers.listen(events);
  }

  private static Optional<Card> card(Forge forge, Subject subject) {
    return forge
        .tools()
        .able(subject.tool(), DescribesArtifacts.class)
        .flatMap(
            describes ->
                forge
                    .projectStore()
                    .findByMount(subject.mount())
                    .flatMap(project -> project.mount(subject.mount()))
                    .flatMap(mount -> describes.card(mount, subject.artifact())));
  }
}
