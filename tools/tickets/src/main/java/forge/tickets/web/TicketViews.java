package forge.tickets.web;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Attachments;
import forge.artifact.Labels;
import forge.markup.Html;
import forge.refusal.Refusal.Invalid;
import forge.store.Slice;
import forge.tickets.NewTicket;
import forge.tickets.Statuses;
import forge.tickets.Ticket;
import forge.tickets.TicketEdit;
import forge.tickets.TicketEdit.LabelEdit;
import forge.tickets.TicketNumber;
import forge.tickets.TicketOrder;
import forge.tickets.TicketPermission;
import forge.tickets.TicketQuery;
import forge.tickets.TicketStreams;
import forge.tickets.Tickets;
import forge.web.Answers;
import forge.web.AtomFeed;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers browsers that visit tickets. */
@Produces(MediaType.TEXT_HTML)
public final class TicketViews {
  private static final int ROWS = 25;
  private static final int FEED = 30;

  private final Tickets tickets;
  private final Artifacts artifacts;
  private final Attachments attachments;
  private final Visit visit;
  private final String site;

  /**
   * @param site the address of the site, without a slash at its end
   */
  public TicketViews(
      Tickets tickets, Artifacts artifacts, Attachments attachments, Visit visit, String site) {
    this.tickets = tickets;
    this.artifacts = artifacts;
    this.attachments = attachments;
    this.visit = visit;
    this.site = site;
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
        visit.user().guest() ? null : artifacts.followingAll(visit),
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
    return Response.ok(new TicketFeed(site, visit.mount()).write(found.items()))
        .header("Content-Type", AtomFeed.TYPE)
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
    return form(TicketForm.of(title, text, labels), null, Problems.NONE);
  }

  @POST
  @Path("new/preview")
  public View preview(@BeanParam TicketForm.Sent sent) {
    visit.require(TicketPermission.OPEN);
    var form = sent.form();
    return form(form, shown(form.text()), Problems.NONE);
  }

  @POST
  @Path("new")
  public Response open(@BeanParam TicketForm.Sent sent) {
    var form = sent.form();
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

  @Path("{number: [1-9]\\d{0,8}}")
  public Object ticket(@PathParam("number") TicketNumber number) {
    return new ShownTicketViews(tickets, artifacts, attachments, visit, number);
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
