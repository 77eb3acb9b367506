package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.Later;
import forge.chat.LaterMessage;
import forge.chat.TopicNumber;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers browsers that have something said later. */
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class LaterViews {
  private static final String ID = "{id: [0-9a-f-]{24,36}}";
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);
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
  public View list(@QueryParam("topic") @Nullable Long topic) {
    var under = topic(topic);
    String begun = chat.drafts().get(here, under).text();
    return page(under, null, begun, "", Problems.NONE);
  }

  private static @Nullable TopicNumber topic(@Nullable Long number) {
    return number == null || number < 1 ? null : new TopicNumber(number);
  }

  private View page(
      @Nullable TopicNumber topic,
      @Nullable LaterMessage changing,
      String text,
      String at,
      Problems problems) {
    return new LaterPage(
        here.room(),
        here.label(),
        changing == null ? later.of(here) : List.of(),
        topic == null ? null : chat.topics().get(here, topic),
        changing == null ? null : changing.id(),
        text,
        at,
        changing == null || !problems.none() ? null : changing.at(),
        problems);
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
      @FormParam("zone") @Nullable String zone,
      @FormParam("topic") @Nullable Long topic) {
    var under = topic(topic);
    try {
      later.schedule(here, under, text, time(at, zone));
      chat.drafts().keep(here, under, "", "");
      return Answers.seeOther(here.page("later"), "It will be sent.");
    } catch (Invalid e) {
      return again(under, null, text, at, Problems.of(e));
    } catch (Conflict e) {
      return again(under, null, text, at, Problems.of("text", e.reason()));
    }
  }

  private Response again(
      @Nullable TopicNumber topic,
      @Nullable LaterMessage changing,
      @Nullable String text,
      @Nullable String at,
      Problems problems) {
    return Answers.again(
        page(topic, changing, text == null ? "" : text, at == null ? "" : at, problems));
  }

  /** A form to change one. */
  @GET
  @Path(ID)
  @Consumes(MediaType.WILDCARD)
  public View one(@PathParam("id") String id) {
    LaterMessage message = later.get(here, id);
    String at = LocalDateTime.ofInstant(message.at(), ZoneOffset.UTC).format(MINUTES);
    return page(message.topic(), message, message.text(), at, Problems.NONE);
  }

  @POST
  @Path(ID)
  public Response change(
      @PathParam("id") String id,
      @FormParam("text") @Nullable String text,
      @FormParam("at") @Nullable String at,
      @FormParam("zone") @Nullable String zone) {
    try {
      later.change(here, id, text, time(at, zone));
      return Answers.seeOther(here.page("later"), "It is changed.");
    } catch (Invalid e) {
      LaterMessage message = later.get(here, id);
      return again(message.topic(), message, text, at, Problems.of(e));
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
  @Path(ID + "/cancel")
  public Response cancel(@PathParam("id") String id) {
    later.cancel(here, id);
    return Answers.seeOther(here.page("later"), "It will not be sent.");
  }
}
