package forge.tickets.web;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Attachments;
import forge.artifact.Labels;
import forge.artifact.Rendered;
import forge.artifact.web.AttachmentsApi;
import forge.discussion.Post;
import forge.markup.Html;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.SignInNeeded;
import forge.store.Slice;
import forge.tickets.Status;
import forge.tickets.Statuses;
import forge.tickets.Step;
import forge.tickets.Ticket;
import forge.tickets.TicketEdit;
import forge.tickets.TicketEdit.LabelEdit;
import forge.tickets.TicketNumber;
import forge.tickets.TicketPermission;
import forge.tickets.TicketStreams;
import forge.tickets.Tickets;
import forge.tickets.web.TicketPage.Entry;
import forge.tickets.web.TicketPage.File;
import forge.tickets.web.TicketPage.Rights;
import forge.tickets.web.TicketPage.Said;
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
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers browsers that visit one ticket. */
@Produces(MediaType.TEXT_HTML)
public final class ShownTicketViews {
  private static final int POSTS = 100;

  private final Tickets tickets;
  private final Artifacts artifacts;
  private final Attachments attachments;
  private final Visit visit;
  private final TicketNumber number;

  ShownTicketViews(
      Tickets tickets,
      Artifacts artifacts,
      Attachments attachments,
      Visit visit,
      TicketNumber number) {
    this.tickets = tickets;
    this.artifacts = artifacts;
    this.attachments = attachments;
    this.visit = visit;
    this.number = number;
  }

  @GET
  public View ticket(@QueryParam("after") @Nullable String after) {
    return page(tickets.get(visit, number), after, "", Problems.NONE);
  }

  private View page(Ticket ticket, @Nullable String after, String typed, Problems problems) {
    var posts = tickets.comments(visit, ticket, after, POSTS);
    var texts = new ArrayList<String>();
    texts.add(ticket.content().text());
    posts.items().forEach(post -> texts.add(post.text()));
    Rendered rendered = artifacts.render(visit, ticket.number().toString(), texts);
    boolean edit = tickets.mayEdit(visit, ticket);
    boolean comment = visit.may(TicketPermission.COMMENT);
    return new TicketPage(
        visit.mount(),
        ticket,
        rendered.texts().getFirst(),
        timeline(ticket, posts, rendered.texts(), after),
        posts.next() == null ? null : "?after=" + posts.next(),
        rendered.related(),
        rendered.attachments().stream()
            .map(
                a ->
                    new File(
                        a.name(), a.page(), a.size(), a.thumbnail() == null ? "" : a.thumbnail()))
            .toList(),
        rendered.following(),
        TicketStreams.of(ticket) + "@" + TicketStreams.position(ticket),
        statuses().all(),
        new Rights(
            visit.user().guest(),
            edit,
            visit.may(TicketPermission.UPDATE),
            comment,
            comment || edit),
        typed,
        problems);
  }

  /** What was said and what was changed, in the order it happened, for the part that is shown. */
  private List<Entry> timeline(
      Ticket ticket, Slice<Post> posts, List<Html> texts, @Nullable String after) {
    boolean mayModerate = visit.may(TicketPermission.MODERATE);
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < posts.items().size(); i++) {
      Post post = posts.items().get(i);
      boolean mine = !visit.user().guest() && post.author().equals(visit.user().id());
      boolean mayEdit =
          !post.deleted() && (mayModerate || (mine && visit.may(TicketPermission.COMMENT)));
      entries.add(new Entry(post.at(), new Said(post, texts.get(i + 1), mine, mayEdit), null));
    }
    Instant from = after == null || entries.isEmpty() ? Instant.MIN : entries.getFirst().at();
    Instant to = posts.next() == null || entries.isEmpty() ? Instant.MAX : entries.getLast().at();
    for (Step step : ticket.history()) {
      if (!step.at().isBefore(from) && !step.at().isAfter(to)) {
        entries.add(new Entry(step.at(), null, step));
      }
    }
    entries.sort(Comparator.comparing(Entry::at));
    return entries;
  }

  @GET
  @Path("edit")
  public View edit() {
    Ticket ticket = editable();
    return editing(ticket, ticket.title(), ticket.content().text(), ticket.revision(), null);
  }

  @POST
  @Path("edit/preview")
  public View editPreview(
      @FormParam("title") @Nullable String title,
      @FormParam("text") @Nullable String text,
      @FormParam("revision") @Nullable Integer revision) {
    Ticket ticket = editable();
    String typed = text == null ? "" : text;
    return editing(
        ticket,
        title == null ? "" : title,
        typed,
        revision == null ? ticket.revision() : revision,
        shown(typed));
  }

  private View editing(
      Ticket ticket, String title, String text, int revision, @Nullable Html preview) {
    return new EditTicketPage(
        visit.mount(),
        ticket,
        title,
        text,
        revision,
        revision != ticket.revision(),
        preview,
        Problems.NONE);
  }

  private Ticket editable() {
    Ticket ticket = tickets.get(visit, number);
    if (!tickets.mayEdit(visit, ticket)) {
      visit.require(TicketPermission.UPDATE);
    }
    return ticket;
  }

  @POST
  @Path("edit")
  public Response edit(
      @FormParam("title") @Nullable String title,
      @FormParam("text") @Nullable String text,
      @FormParam("revision") @Nullable Integer revision) {
    try {
      tickets.edit(visit, number, revision, TicketEdit.NOTHING.withTitle(title).withText(text));
      return Answers.seeOther(page());
    } catch (Invalid e) {
      return Answers.again(again(title, text, revision, Problems.of(e)));
    } catch (Conflict e) {
      var problems = Problems.of("text", e.reason() + " What you typed is kept below.");
      return Response.status(409).entity(again(title, text, null, problems)).build();
    }
  }

  private View again(
      @Nullable String title,
      @Nullable String text,
      @Nullable Integer revision,
      Problems problems) {
    Ticket now = tickets.get(visit, number);
    return new EditTicketPage(
        visit.mount(),
        now,
        title == null ? now.title() : title,
        text == null ? now.content().text() : text,
        revision == null ? now.revision() : revision,
        revision == null,
        null,
        problems);
  }

  /** The small forms beside a ticket: each field that is sent is changed. */
  @POST
  @Path("facts")
  public Response facts(
      @FormParam("title") @Nullable String title,
      @FormParam("status") @Nullable String status,
      @FormParam("assignee") @Nullable String assignee,
      @FormParam("labels") @Nullable String labels,
      @FormParam("milestone") @Nullable String milestone,
      @FormParam("private") @Nullable String hidden) {
    var edit = TicketEdit.NOTHING.withTitle(title).withMilestone(milestone);
    try {
      if (status != null && !status.isBlank()) {
        edit = edit.withStatus(statuses().get(status));
      }
      if (assignee != null) {
        edit = edit.withAssignee(tickets.assignee(assignee));
      }
      if (labels != null) {
        edit = edit.withLabels(new LabelEdit.Exactly(Labels.parse(labels)));
      }
      if (hidden != null) {
        edit = edit.withHidden(hidden.equals("yes"));
      }
      tickets.edit(visit, number, null, edit);
      return Answers.seeOther(page());
    } catch (Invalid e) {
      return Answers.again(page(tickets.get(visit, number), null, "", Problems.of(e)));
    }
  }

  @POST
  @Path("comments")
  public Response comment(
      @FormParam("text") @Nullable String text, @FormParam("status") @Nullable String status) {
    if (visit.user().guest()) {
      throw new SignInNeeded("comment on tickets");
    }
    Status move = status == null || status.isBlank() ? null : statuses().get(status);
    try {
      if (move != null && (text == null || text.isBlank())) {
        tickets.edit(visit, number, null, TicketEdit.NOTHING.withStatus(move));
        return Answers.seeOther(page());
      }
      Post post = tickets.comment(visit, number, text, List.of(), move);
      return Answers.seeOther(URI.create(page() + "#c" + post.number()));
    } catch (Invalid e) {
      return Answers.again(
          page(tickets.get(visit, number), null, text == null ? "" : text, Problems.of(e)));
    }
  }

  @GET
  @Path("comments/{comment: [1-9]\\d{0,8}}/edit")
  public View editComment(@PathParam("comment") int comment) {
    Ticket ticket = tickets.get(visit, number);
    Post post = tickets.commentToEdit(visit, ticket, comment);
    return new EditCommentPage(visit.mount(), ticket, comment, post.text(), Problems.NONE);
  }

  @POST
  @Path("comments/{comment: [1-9]\\d{0,8}}/edit")
  public Response editComment(
      @PathParam("comment") int comment, @FormParam("text") @Nullable String text) {
    try {
      tickets.editComment(visit, number, comment, text);
      return Answers.seeOther(URI.create(page() + "#c" + comment));
    } catch (Invalid e) {
      return Answers.again(
          new EditCommentPage(
              visit.mount(),
              tickets.get(visit, number),
              comment,
              text == null ? "" : text,
              Problems.of(e)));
    }
  }

  @POST
  @Path("comments/{comment: [1-9]\\d{0,8}}/delete")
  public Response deleteComment(@PathParam("comment") int comment) {
    tickets.deleteComment(visit, number, comment);
    return Answers.seeOther(page(), "The comment is gone.");
  }

  @POST
  @Path("attachments")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response attach(@Context ContainerRequestContext request, InputStream body)
      throws IOException {
    visit.require(TicketPermission.COMMENT);
    Ticket ticket = tickets.get(visit, number);
    try {
      var added =
          AttachmentsApi.receive(
              attachments, visit, ticket.number().toString(), request.getMediaType(), body);
      return Answers.seeOther(
          page(), added.size() == 1 ? "One file attached." : added.size() + " files attached.");
    } catch (Invalid e) {
      return Answers.again(page(ticket, null, "", Problems.of("file", e.reason())));
    }
  }

  private Html shown(String text) {
    return text.length() > Tickets.LONGEST_TEXT ? Html.EMPTY : artifacts.preview(visit, text);
  }

  private URI page() {
    return visit.mount().page(number);
  }

  private Statuses statuses() {
    return Statuses.of(visit.mount());
  }
}
