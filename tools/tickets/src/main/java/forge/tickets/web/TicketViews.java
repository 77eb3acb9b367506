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
import forge.tickets.NewTicket;
import forge.tickets.Status;
import forge.tickets.Statuses;
import forge.tickets.Step;
import forge.tickets.Ticket;
import forge.tickets.TicketEdit;
import forge.tickets.TicketEdit.LabelEdit;
import forge.tickets.TicketNumber;
import forge.tickets.TicketOrder;
import forge.tickets.TicketPermission;
import forge.tickets.TicketQuery;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers browsers that visit tickets. */
@Produces(MediaType.TEXT_HTML)
public final class TicketViews {
  private static final int ROWS = 25;
  private static final int POSTS = 100;
  private static final int FEED = 30;

  private final Tickets tickets;
  private final Artifacts artifacts;
  private final Attachments attachments;
  private final Visit visit;

  public TicketViews(Tickets tickets, Artifacts artifacts, Attachments attachments, Visit visit) {
    this.tickets = tickets;
    this.artifacts = artifacts;
    this.attachments = attachments;
    this.visit = visit;
  }

  @GET
  public View list(
      @QueryParam("q") @Nullable String typed,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("cursor") @Nullable String cursor) {
    var counts = tickets.counts(visit);
    var order = TicketOrder.parse(sort);
    String q = typed == null ? TicketQuery.OPEN : typed.strip();
    Slice<Ticket> found = new Slice<>(List.of(), null);
    var problems = Problems.NONE;
    try {
      found = tickets.list(visit, TicketQuery.parse(q, visit.user()), order, cursor, ROWS);
    } catch (Invalid e) {
      problems = Problems.of(e);
    }
    return new TicketList(
        visit.mount(),
        q,
        order,
        Arrays.stream(TicketOrder.values())
            .map(o -> new TicketList.Order(o.key(), o.label(), address(q, o, null), o == order))
            .toList(),
        saved(q, counts),
        found,
        counts,
        statuses().all(),
        TicketStreams.list(visit.mount().id()) + "@" + TicketStreams.position(counts),
        found.next() == null ? null : address(q, order, found.next()),
        visit.may(TicketPermission.OPEN) || visit.user().guest(),
        visit.may(TicketPermission.UPDATE),
        problems);
  }

  private List<TicketList.Saved> saved(String q, forge.tickets.Counts counts) {
    var saved = new ArrayList<TicketList.Saved>();
    saved.add(saved("Open", "circle-dot", TicketQuery.OPEN, q, counts.open()));
    if (!visit.user().guest()) {
      saved.add(saved("Assigned to me", "user", "status:open assignee:me", q, counts.assigned()));
      saved.add(saved("Opened by me", "edit", "status:open by:me", q, counts.mine()));
    }
    saved.add(saved("Closed", "circle-check", "status:closed", q, counts.closed()));
    saved.add(saved("All", "list", "status:any", q, null));
    return saved;
  }

  private TicketList.Saved saved(
      String label, String icon, String query, String shown, @Nullable Long count) {
    return new TicketList.Saved(
        label, icon, address(query, TicketOrder.UPDATED, null), query.equals(shown), count);
  }

  private String address(String query, TicketOrder order, @Nullable String cursor) {
    var address = new StringBuilder(visit.mount().page().toString());
    address.append("?q=").append(URLEncoder.encode(query, StandardCharsets.UTF_8));
    if (order != TicketOrder.UPDATED) {
      address.append("&sort=").append(order.key());
    }
    if (cursor != null) {
      address.append("&cursor=").append(URLEncoder.encode(cursor, StandardCharsets.UTF_8));
    }
    return address.toString();
  }

  @GET
  @Path("feed.atom")
  @Produces("*/*")
  public Response feed(@QueryParam("q") @Nullable String typed) {
    var query = TicketQuery.parse(typed == null ? "" : typed, visit.user());
    var found = tickets.list(visit, query, TicketOrder.UPDATED, null, FEED);
    return Response.ok(TicketFeed.of(visit.mount(), found.items()))
        .header("Content-Type", "application/atom+xml; charset=utf-8")
        .header("Cache-Control", "no-cache")
        .build();
  }

  @GET
  @Path("new")
  public View newTicket(
      @QueryParam("title") @Nullable String title,
      @QueryParam("text") @Nullable String text,
      @QueryParam("labels") @Nullable String labels) {
    visit.require(TicketPermission.OPEN);
    return form(TicketForm.of(title, text, labels, null, null, null), null, Problems.NONE);
  }

  @POST
  @Path("new/preview")
  public View preview(
      @FormParam("title") @Nullable String title,
      @FormParam("text") @Nullable String text,
      @FormParam("labels") @Nullable String labels,
      @FormParam("assignee") @Nullable String assignee,
      @FormParam("milestone") @Nullable String milestone,
      @FormParam("hidden") @Nullable String hidden) {
    visit.require(TicketPermission.OPEN);
    var form = TicketForm.of(title, text, labels, assignee, milestone, hidden);
    return form(form, shown(form.text()), Problems.NONE);
  }

  @POST
  @Path("new")
  public Response open(
      @FormParam("title") @Nullable String title,
      @FormParam("text") @Nullable String text,
      @FormParam("labels") @Nullable String labels,
      @FormParam("assignee") @Nullable String assignee,
      @FormParam("milestone") @Nullable String milestone,
      @FormParam("hidden") @Nullable String hidden) {
    var form = TicketForm.of(title, text, labels, assignee, milestone, hidden);
    try {
      var ticket =
          tickets.open(
              visit,
              new NewTicket(
                  form.title(),
                  form.text(),
                  Labels.parse(form.labels()),
                  form.assignee(),
                  form.milestone(),
                  form.hidden(),
                  null));
      return Answers.seeOther(
          page(ticket.number()), "Ticket " + ticket.number().key() + " is open.");
    } catch (Invalid e) {
      return Answers.again(form(form, null, Problems.of(e)));
    }
  }

  private View form(TicketForm form, @Nullable Html preview, Problems problems) {
    return new NewTicketPage(
        visit.mount(), form, preview, visit.may(TicketPermission.UPDATE), problems);
  }

  private Html shown(String text) {
    return text.length() > Tickets.LONGEST_TEXT ? Html.EMPTY : artifacts.preview(visit, text);
  }

  @POST
  @Path("bulk")
  public Response bulk(
      @FormParam("n") List<String> numbers,
      @FormParam("status") @Nullable String status,
      @FormParam("assignee") @Nullable String assignee,
      @FormParam("add") @Nullable String add,
      @FormParam("remove") @Nullable String remove,
      @FormParam("milestone") @Nullable String milestone,
      @FormParam("q") @Nullable String q) {
    visit.require(TicketPermission.UPDATE);
    var back =
        URI.create(address(q == null ? TicketQuery.OPEN : cut(q), TicketOrder.UPDATED, null));
    var chosen = numbers(numbers);
    if (chosen.isEmpty()) {
      return Answers.seeOther(back, "Tick the tickets to change first.");
    }
    var edit = TicketEdit.NOTHING;
    if (status != null && !status.isBlank()) {
      edit = edit.withStatus(statuses().get(status));
    }
    if (assignee != null && !assignee.isBlank()) {
      edit =
          edit.withAssignee(assignee.strip().equals("nobody") ? null : tickets.assignee(assignee));
    }
    if (filled(add) || filled(remove)) {
      edit = edit.withLabels(new LabelEdit.AddAndRemove(Labels.parse(add), Labels.parse(remove)));
    }
    if (filled(milestone)) {
      edit = edit.withMilestone(milestone);
    }
    int changed = tickets.editAll(visit, chosen, edit);
    return Answers.seeOther(
        back, changed == 1 ? "One ticket changed." : changed + " tickets changed.");
  }

  private static List<TicketNumber> numbers(@Nullable List<String> typed) {
    try {
      return typed == null ? List.of() : typed.stream().map(TicketNumber::valueOf).toList();
    } catch (IllegalArgumentException e) {
      throw new Invalid("n", "A ticket's number is a whole number from 1.");
    }
  }

  @GET
  @Path("{number: [1-9]\\d{0,8}}")
  public View ticket(
      @PathParam("number") TicketNumber number, @QueryParam("after") @Nullable String after) {
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
  @Path("{number: [1-9]\\d{0,8}}/edit")
  public View edit(@PathParam("number") TicketNumber number) {
    Ticket ticket = editable(number);
    return editing(ticket, ticket.title(), ticket.content().text(), ticket.revision(), null);
  }

  @POST
  @Path("{number: [1-9]\\d{0,8}}/edit/preview")
  public View editPreview(
      @PathParam("number") TicketNumber number,
      @FormParam("title") @Nullable String title,
      @FormParam("text") @Nullable String text,
      @FormParam("revision") @Nullable Integer revision) {
    Ticket ticket = editable(number);
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

  private Ticket editable(TicketNumber number) {
    Ticket ticket = tickets.get(visit, number);
    if (!tickets.mayEdit(visit, ticket)) {
      visit.require(TicketPermission.UPDATE);
    }
    return ticket;
  }

  @POST
  @Path("{number: [1-9]\\d{0,8}}/edit")
  public Response edit(
      @PathParam("number") TicketNumber number,
      @FormParam("title") @Nullable String title,
      @FormParam("text") @Nullable String text,
      @FormParam("revision") @Nullable Integer revision) {
    try {
      tickets.edit(visit, number, revision, TicketEdit.NOTHING.withTitle(title).withText(text));
      return Answers.seeOther(page(number));
    } catch (Invalid e) {
      return Answers.again(again(number, title, text, revision, Problems.of(e)));
    } catch (Conflict e) {
      var problems = Problems.of("text", e.reason() + " What you typed is kept below.");
      return Response.status(409).entity(again(number, title, text, null, problems)).build();
    }
  }

  private View again(
      TicketNumber number,
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
  @Path("{number: [1-9]\\d{0,8}}/facts")
  public Response facts(
      @PathParam("number") TicketNumber number,
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
      return Answers.seeOther(page(number));
    } catch (Invalid e) {
      return Answers.again(page(tickets.get(visit, number), null, "", Problems.of(e)));
    }
  }

  @POST
  @Path("{number: [1-9]\\d{0,8}}/comments")
  public Response comment(
      @PathParam("number") TicketNumber number,
      @FormParam("text") @Nullable String text,
      @FormParam("status") @Nullable String status) {
    if (visit.user().guest()) {
      throw new SignInNeeded("comment on tickets");
    }
    Status move = status == null || status.isBlank() ? null : statuses().get(status);
    try {
      if (move != null && (text == null || text.isBlank())) {
        tickets.edit(visit, number, null, TicketEdit.NOTHING.withStatus(move));
        return Answers.seeOther(page(number));
      }
      Post post = tickets.comment(visit, number, text, List.of(), move);
      return Answers.seeOther(URI.create(page(number) + "#c" + post.number()));
    } catch (Invalid e) {
      return Answers.again(
          page(tickets.get(visit, number), null, text == null ? "" : text, Problems.of(e)));
    }
  }

  @GET
  @Path("{number: [1-9]\\d{0,8}}/comments/{comment: [1-9]\\d{0,8}}/edit")
  public View editComment(
      @PathParam("number") TicketNumber number, @PathParam("comment") int comment) {
    Ticket ticket = tickets.get(visit, number);
    Post post = tickets.commentToEdit(visit, ticket, comment);
    return new EditCommentPage(visit.mount(), ticket, comment, post.text(), Problems.NONE);
  }

  @POST
  @Path("{number: [1-9]\\d{0,8}}/comments/{comment: [1-9]\\d{0,8}}/edit")
  public Response editComment(
      @PathParam("number") TicketNumber number,
      @PathParam("comment") int comment,
      @FormParam("text") @Nullable String text) {
    try {
      tickets.editComment(visit, number, comment, text);
      return Answers.seeOther(URI.create(page(number) + "#c" + comment));
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
  @Path("{number: [1-9]\\d{0,8}}/comments/{comment: [1-9]\\d{0,8}}/delete")
  public Response deleteComment(
      @PathParam("number") TicketNumber number, @PathParam("comment") int comment) {
    tickets.deleteComment(visit, number, comment);
    return Answers.seeOther(page(number), "The comment is gone.");
  }

  @POST
  @Path("{number: [1-9]\\d{0,8}}/attachments")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response attach(
      @PathParam("number") TicketNumber number,
      @Context ContainerRequestContext request,
      InputStream body)
      throws IOException {
    visit.require(TicketPermission.COMMENT);
    Ticket ticket = tickets.get(visit, number);
    try {
      var added =
          AttachmentsApi.receive(
              attachments, visit, ticket.number().toString(), request.getMediaType(), body);
      return Answers.seeOther(
          page(number),
          added.size() == 1 ? "One file attached." : added.size() + " files attached.");
    } catch (Invalid e) {
      return Answers.again(page(ticket, null, "", Problems.of("file", e.reason())));
    }
  }

  private URI page(TicketNumber number) {
    return visit.mount().page(number);
  }

  private Statuses statuses() {
    return Statuses.of(visit.mount());
  }

  private static boolean filled(@Nullable String typed) {
    return typed != null && !typed.isBlank();
  }

  private static String cut(String q) {
    return q.length() > TicketQuery.LONGEST ? TicketQuery.OPEN : q;
  }
}
