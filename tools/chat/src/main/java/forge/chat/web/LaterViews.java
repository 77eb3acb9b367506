package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.Later;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Answers browsers that have something said later. */
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class LaterViews {
  private final Chat chat;
  private final Later later;
  private final Here here;

  public LaterViews(Chat chat, Here here) {
    this.chat = chat;
    this.later = chat.later();
    this.here = here;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  public View list() {
    return page(chat.drafts().get(here, null).text(), "", Problems.NONE);
  }

  private View page(String text, String at, Problems problems) {
    return new LaterPage(here.room(), here.label(), later.of(here), text, at, problems);
  }

  /**
   * Keeps a message until its time.
   *
   * @param zone minutes by which the clock of the browser is ahead of UTC; empty for none
   */
  @POST
  public Response schedule(
      @FormParam("text") @Nullable String text,
      @FormParam("at") @Nullable String at,
      @FormParam("zone") @Nullable String zone) {
    try {
      later.schedule(here, null, text, time(at, zone));
      chat.drafts().keep(here, null, "", "");
      return Answers.seeOther(here.page("later"), "It will be sent.");
    } catch (Invalid e) {
      return Answers.again(page(text == null ? "" : text, at == null ? "" : at, Problems.of(e)));
    }
  }

  private static Instant time(@Nullable String at, @Nullable String zone) {
    try {
      int minutes = zone == null || zone.isBlank() ? 0 : Integer.parseInt(zone.strip());
      return LocalDateTime.parse(at == null ? "" : at.strip())
          .toInstant(ZoneOffset.ofTotalSeconds(60 * Math.clamp(minutes, -1_080, 1_080)));
    } catch (DateTimeException | NumberFormatException e) {
      throw new Invalid("at", "The time is written as 2026-11-21T09:30.");
    }
  }

  @POST
  @Path("{id: [0-9a-f-]{24,36}}/cancel")
  public Response cancel(@PathParam("id") String id) {
    later.cancel(here, id);
    return Answers.seeOther(here.page("later"), "It will not be sent.");
  }
}
