package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.InviteLink;
import forge.chat.InviteLinks.Made;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers the browsers of those who ask people into a room by links. */
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class InviteLinksViews {
  private static final int SHOWN = 20;
  private final Chat chat;
  private final Here here;

  public InviteLinksViews(Chat chat, Here here) {
    this.chat = chat;
    this.here = here;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  public View list(@QueryParam("before") @Nullable String before) {
    return page(before, null, "", Problems.NONE);
  }

  /** Makes a link and shows it, this once. */
  @POST
  public Object make(
      @FormParam("hours") @Nullable String hours, @FormParam("uses") @Nullable String uses) {
    String typed = uses == null ? "" : uses.strip();
    try {
      var made =
          chat.inviteLinks()
              .make(
                  here, ModerationViews.whole("hours", hours), ModerationViews.whole("uses", uses));
      return page(null, made, "", Problems.NONE);
    } catch (Invalid e) {
      return Answers.again(page(null, null, typed, Problems.of(e)));
    } catch (Conflict e) {
      return Answers.again(page(null, null, typed, Problems.of("uses", e.reason())));
    }
  }

  @POST
  @Path(InviteLinksApi.LINK + "/revoke")
  public Response revoke(@PathParam("link") String link) {
    chat.inviteLinks().revoke(here, link);
    return Answers.seeOther(here.page("links"), "Nobody comes in by it any more.");
  }

  private View page(@Nullable String before, @Nullable Made made, String uses, Problems problems) {
    var found = chat.inviteLinks().of(here, before, SHOWN);
    return new InviteLinksPage(
        here.room(),
        here.label(),
        found.items(),
        chat.platform().namesOf(found.items().stream().map(InviteLink::by).distinct().toList()),
        found.next() == null ? null : here.page("links") + "?before=" + found.next(),
        made == null ? null : InviteLinkJson.url(chat.platform().config(), made),
        uses,
        chat.platform().clock().instant(),
        problems);
  }
}
