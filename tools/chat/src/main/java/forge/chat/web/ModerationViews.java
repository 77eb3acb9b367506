package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.MessageNumber;
import forge.chat.Policy;
import forge.chat.Sanction.Kind;
import forge.refusal.Refusal.Invalid;
import forge.user.UserId;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the browsers of those who keep a room in order. */
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ModerationViews {
  private static final int SHOWN = 20;
  private static final String NUMBER = "{number: [1-9]\\d{0,14}}";
  private final Chat chat;
  private final Here here;

  public ModerationViews(Chat chat, Here here) {
    this.chat = chat;
    this.here = here;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  public View page(@QueryParam("after") @Nullable Long after) {
    return page(after, Problems.NONE);
  }

  private View page(@Nullable Long after, Problems problems) {
    var reports = chat.reports().waiting(here, after, SHOWN);
    return new ModerationPage(
        here.room(),
        reports.items().stream()
            .map(
                r ->
                    new ModerationPage.Reported(
                        r, chat.rooms().get(here, r.number()), here.room().page("m", r.number())))
            .toList(),
        reports.next() == null ? null : here.page("moderation") + "?after=" + reports.next(),
        chat.entry().waiting(here, null, SHOWN).items(),
        chat.moderation().sanctions(here, null, 100).items(),
        chat.journal().of(here, null, SHOWN).items(),
        chat.locked(here),
        chat.retention().most(),
        problems);
  }

  private interface Deed {
    void run();
  }

  private Response done(Deed deed, String notice) {
    try {
      deed.run();
      return Answers.seeOther(here.page("moderation"), notice);
    } catch (Invalid e) {
      return Answers.again(page(null, Problems.of(e)));
    }
  }

  @POST
  @Path("reports/" + NUMBER + "/keep")
  public Response keep(@PathParam("number") MessageNumber number) {
    return done(() -> chat.reports().keep(here, number), "The message stays.");
  }

  @POST
  @Path("reports/" + NUMBER + "/delete")
  public Response delete(@PathParam("number") MessageNumber number) {
    return done(() -> chat.reports().delete(here, number), "The message is deleted.");
  }

  @POST
  @Path("sanctions")
  public Response sanction(
      @FormParam("user") @Nullable String user,
      @FormParam("kind") @Nullable String kind,
      @FormParam("reason") @Nullable String reason,
      @FormParam("hours") @Nullable String hours) {
    Kind wanted = "ban".equals(kind) ? Kind.BAN : Kind.MUTE;
    return done(
        () -> chat.moderation().sanction(here, user, wanted, reason, whole("hours", hours)),
        "Done, and noted.");
  }

  @POST
  @Path("lift")
  public Response lift(@FormParam("user") @Nullable String user) {
    return done(() -> chat.moderation().lift(here, user), "They may write again.");
  }

  @POST
  @Path("lock")
  public Response lock(@FormParam("hours") @Nullable String hours) {
    return done(() -> chat.moderation().lock(here, whole("hours", hours)), "Done, and noted.");
  }

  @POST
  @Path("rules")
  public Response rules(
      @FormParam("slow") @Nullable String slow,
      @FormParam("approval") boolean approval,
      @FormParam("words") @Nullable String words,
      @FormParam("hideAfter") @Nullable String hideAfter,
      @FormParam("newcomers") @Nullable String newcomers,
      @FormParam("indexed") boolean indexed,
      @FormParam("versions") boolean versions) {
    return done(
        () ->
            chat.moderation()
                .rule(
                    here,
                    new Policy(
                        whole("slow", slow),
                        approval,
                        words == null ? List.of() : List.of(words.split("\\R", 200)),
                        whole("hideAfter", hideAfter),
                        whole("newcomers", newcomers),
                        null,
                        indexed,
                        versions,
                        0)),
        "The rules are set.");
  }

  /** For how many days messages are kept. */
  @POST
  @Path("retention")
  public Response retention(@FormParam("days") @Nullable String days) {
    return done(() -> chat.retention().keep(here, whole("days", days)), "Done, and noted.");
  }

  @POST
  @Path("door")
  public Response answer(@FormParam("user") @Nullable String user, @FormParam("in") boolean in) {
    return done(
        () -> chat.entry().answer(here, name(user), in), in ? "They are in." : "Sent away.");
  }

  private static UserId name(@Nullable String text) {
    try {
      return UserId.valueOf(text == null ? "" : text);
    } catch (IllegalArgumentException e) {
      throw new Invalid("user", "user must be the name of an account.");
    }
  }

  private static int whole(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return 0;
    }
    if (!text.strip().matches("\\d{1,8}")) {
      throw new Invalid(field, field + " must be a whole number from 0 on.");
    }
    return Integer.parseInt(text.strip());
  }
}
