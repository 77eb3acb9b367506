package forge.tickets.web;

import forge.access.Visit;
import forge.artifact.Attachments;
import forge.artifact.web.AttachmentsApi;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.tickets.Statuses;
import forge.tickets.Ticket;
import forge.tickets.TicketNumber;
import forge.tickets.TicketOrder;
import forge.tickets.TicketPermission;
import forge.tickets.TicketQuery;
import forge.tickets.Tickets;
import forge.web.Answers;
import forge.web.Paging;
import forge.web.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers programs that ask for tickets. */
@Produces(MediaType.APPLICATION_JSON)
public final class TicketApi {
  private static final int USUAL = 25;

  private final Tickets tickets;
  private final Attachments attachments;
  private final Visit visit;

  public TicketApi(Tickets tickets, Attachments attachments, Visit visit) {
    this.tickets = tickets;
    this.attachments = attachments;
    this.visit = visit;
  }

  @GET
  public Response list(
      @QueryParam("q") @Nullable String q,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    var query = TicketQuery.parse(q == null ? "" : q, visit.user());
    var found =
        tickets.list(visit, query, TicketOrder.parse(sort), cursor, Paging.limit(limit, USUAL));
    return Paging.answer(
        found.map(ticket -> TicketJson.inList(visit.mount(), ticket)), "cursor", uri);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response open(@HeaderParam("Idempotency-Key") @Nullable String key, TicketEditJson typed) {
    if (typed.status() != null) {
      throw new Invalid("status", "A new ticket has no status yet; change it afterwards.");
    }
    Ticket ticket = tickets.open(visit, typed.opening(key));
    return Response.fromResponse(
            Answers.created(
                visit.mount().api(ticket.number()), TicketJson.of(visit.mount(), ticket)))
        .header("ETag", tag(ticket))
        .build();
  }

  @GET
  @Path("counts")
  public forge.tickets.Counts counts() {
    return tickets.counts(visit);
  }

  @GET
  @Path("{number: [1-9]\\d{0,8}}")
  public Response get(
      @PathParam("number") TicketNumber number,
      @HeaderParam("If-None-Match") @Nullable String known) {
    Ticket ticket = tickets.get(visit, number);
    if (tag(ticket).equals(known)) {
      return Response.notModified().header("ETag", tag(ticket)).build();
    }
    return answer(ticket);
  }

  @PATCH
  @Path("{number: [1-9]\\d{0,8}}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response edit(
      @PathParam("number") TicketNumber number,
      @HeaderParam("If-Match") @Nullable String match,
      TicketEditJson typed) {
    Integer revision = match == null || match.equals("*") ? null : revision(match);
    var edit = typed.edit(Statuses.of(visit.mount()), tickets);
    try {
      return answer(tickets.edit(visit, number, revision, edit));
    } catch (Conflict e) {
      if (revision == null) {
        throw e;
      }
      return Response.status(412)
          .type("application/problem+json")
          .entity(
              new Problem(
                  "/problems/conflict", "Changed meanwhile", 412, e.reason(), null, null, null))
          .build();
    }
  }

  private static int revision(String match) {
    String digits = match.replaceAll("^(W/)?\"r?|\"$", "");
    if (!digits.matches("\\d{1,9}")) {
      throw new Invalid("If-Match", "If-Match must be an ETag this address gave out.");
    }
    return Integer.parseInt(digits);
  }

  @GET
  @Path("{number: [1-9]\\d{0,8}}/comments")
  public Response comments(
      @PathParam("number") TicketNumber number,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    Ticket ticket = tickets.get(visit, number);
    var posts = tickets.comments(visit, ticket, cursor, Paging.limit(limit, USUAL));
    return Paging.answer(posts.map(CommentJson::of), "cursor", uri);
  }

  @POST
  @Path("{number: [1-9]\\d{0,8}}/comments")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response comment(@PathParam("number") TicketNumber number, CommentJson.Typed typed) {
    var status = typed.status() == null ? null : Statuses.of(visit.mount()).get(typed.status());
    var post = tickets.comment(visit, number, typed.text(), List.of(), status);
    return Answers.created(
        visit.mount().api(number, "comments", post.number()), CommentJson.of(post));
  }

  @PUT
  @Path("{number: [1-9]\\d{0,8}}/comments/{comment: [1-9]\\d{0,8}}")
  @Consumes(MediaType.APPLICATION_JSON)
  public CommentJson editComment(
      @PathParam("number") TicketNumber number,
      @PathParam("comment") int comment,
      CommentJson.Typed typed) {
    return CommentJson.of(tickets.editComment(visit, number, comment, typed.text()));
  }

  @DELETE
  @Path("{number: [1-9]\\d{0,8}}/comments/{comment: [1-9]\\d{0,8}}")
  public Response deleteComment(
      @PathParam("number") TicketNumber number, @PathParam("comment") int comment) {
    tickets.deleteComment(visit, number, comment);
    return Response.noContent().build();
  }

  @Path("{number: [1-9]\\d{0,8}}/attachments")
  public AttachmentsApi attachments(@PathParam("number") TicketNumber number) {
    Ticket ticket = tickets.get(visit, number);
    return new AttachmentsApi(
        attachments,
        visit,
        ticket.number().toString(),
        TicketPermission.COMMENT,
        TicketPermission.UPDATE);
  }

  private Response answer(Ticket ticket) {
    return Response.ok(TicketJson.of(visit.mount(), ticket)).header("ETag", tag(ticket)).build();
  }

  private static String tag(Ticket ticket) {
    return "\"r" + ticket.revision() + "\"";
  }
}
