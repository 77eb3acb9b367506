package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Entry;
import forge.chat.Here;
import forge.chat.MessageNumber;
import forge.refusal.Refusal.Invalid;
import forge.user.UserId;
import forge.web.Paging;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Answers programs of those who keep a room in order. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ModerationApi {
  private static final int USUAL = 50;
  private final Chat chat;
  private final Here here;

  public ModerationApi(Chat chat, Here here) {
    this.chat = chat;
    this.here = here;
  }

  /** How the room is kept in order. */
  @GET
  @Path("rules")
  @Consumes(MediaType.WILDCARD)
  public RulesJson rules() {
    here.requireKeeper("see the rules of this room");
    return RulesJson.of(here.room().policy());
  }

  @PUT
  @Path("rules")
  public void rule(RulesJson rules) {
    chat.moderation().rule(here, rules.policy());
  }

  /** Locks the room against a raid for some hours; 0 opens it. */
  @PUT
  @Path("lock")
  public void lock(LockJson lock) {
    chat.moderation().lock(here, lock.hours());
  }

  /** Messages that were reported and that nobody has looked at. */
  @GET
  @Path("reports")
  @Consumes(MediaType.WILDCARD)
  public Response reports(
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer asked,
      @Context UriInfo uri) {
    var found = chat.reports().waiting(here, after, Paging.limit(asked, USUAL));
    return Paging.answer(found.map(ReportedJson::of), "after", uri);
  }

  /** Says that a reported message may stay, or deletes it. */
  @PUT
  @Path("reports/{number: [1-9]\\d{0,14}}")
  public void judge(@PathParam("number") MessageNumber number, JudgementJson judgement) {
    if (judgement.keep()) {
      chat.reports().keep(here, number);
    } else {
      chat.reports().delete(here, number);
    }
  }

  /** Who waits to be let in. */
  @GET
  @Path("door")
  @Consumes(MediaType.WILDCARD)
  public Response waiting(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable Integer asked,
      @Context UriInfo uri) {
    var found = chat.entry().waiting(here, after, Paging.limit(asked, USUAL));
    return Paging.answer(found.map(ModerationApi::json), "after", uri);
  }

  private static WaitingJson json(Entry.Waiting waiting) {
    return new WaitingJson(waiting.user().value(), waiting.name(), waiting.at());
  }

  /** Lets somebody in who waits, or sends them away. */
  @PUT
  @Path("door/{user}")
  public void answer(@PathParam("user") String user, DoorJson answer) {
    chat.entry().answer(here, name(user), answer.in());
  }

  private static UserId name(String text) {
    try {
      return UserId.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw new Invalid("user", "user must be the name of an account.");
    }
  }
}
