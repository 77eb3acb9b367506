package forge.telling;

import static java.nio.charset.StandardCharsets.UTF_8;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.discussion.TakesComments;
import forge.mail.MailMessage;
import forge.mail.ReceivesMail;
import forge.project.MountId;
import forge.project.ToolKey;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.NotFound;
import forge.user.Identity;
import forge.user.UserId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Takes what people answer to letters about artifacts: it is a comment, with the rights they have;
 * and who wants no more of these letters follows the artifact no longer.
 *
 * @param tools those about whose artifacts something is said
 */
public record ArtifactMail(
    Artifacts artifacts,
    BiFunction<Identity, MountId, Optional<Visit>> visit,
    Function<ToolKey, Optional<TakesComments>> tools)
    implements ReceivesMail {

  @Override
  public void receive(Identity sender, MailMessage message, String key) {
    var about = MailedArtifact.parse(key);
    Visit here =
        visit.apply(sender, about.mount()).orElseThrow(() -> new NotFound("What you answered"));
    TakesComments tool =
        tools
            .apply(here.mount().tool())
            .orElseThrow(
                () ->
                    new Conflict("Nothing is said about it there. Follow the link to change it."));
    String request = "mail-" + UUID.nameUUIDFromBytes(message.id().getBytes(UTF_8));
    tool.comment(here, about.artifact(), message.text(), request);
  }

  @Override
  public String stop(UserId reader, String key) {
    var about = MailedArtifact.parse(key);
    artifacts.unfollow(about.mount(), about.artifact(), reader);
    return "You do not follow this any more. Who calls you by name there still reaches you.";
  }
}
