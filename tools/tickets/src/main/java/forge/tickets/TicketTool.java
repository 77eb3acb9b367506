package forge.tickets;

import forge.access.Permission;
import forge.access.ReadTokens;
import forge.access.Visit;
import forge.artifact.Card;
import forge.artifact.DescribesArtifacts;
import forge.artifact.Pointer;
import forge.artifact.Readers;
import forge.config.ForgeConfig;
import forge.discussion.TakesComments;
import forge.project.Mount;
import forge.project.ToolKey;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import forge.tickets.web.TicketApi;
import forge.tickets.web.TicketViews;
import forge.tool.Command;
import forge.tool.Option;
import forge.tool.Platform;
import forge.tool.RunningTool;
import forge.tool.RunningTool.Widget.Place;
import forge.tool.TellsChanges;
import forge.tool.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tool that keeps tickets. */
public final class TicketTool implements Tool {
  private static final ToolKey KEY = new ToolKey("tickets");
  private static final int SHOWN_AT_HOME = 6;
  private static final String NUMBER = "[1-9]\\d{0,8}";

  @Override
  public ToolKey key() {
    return KEY;
  }

  @Override
  public String label() {
    return "Tickets";
  }

  @Override
  public String description() {
    return "What people ask of the project: bugs, wishes and questions, with status, labels and"
        + " comments.";
  }

  @Override
  public String help() {
    return "Report a problem";
  }

  @Override
  public String icon() {
    return "ticket";
  }

  @Override
  public String defaultPoint() {
    return "tickets";
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public List<? extends Permission> permissions() {
    return List.of(TicketPermission.values());
  }

  @Override
  public List<Option> options() {
    return List.of(Statuses.OPEN, Statuses.CLOSED);
  }

  @Override
  public RunningTool start(Platform platform) {
    var store = new TicketStore(platform.database(), platform.events());
    var counts = new CountStore(platform.database());
    var tickets =
        new Tickets(
            store,
            counts,
            new Tickets.Needs(
                platform.discussions(),
                platform.artifacts(),
                platform.events(),
                platform.live(),
                platform.clock(),
                platform::known));
    new TicketStreams(platform, store, counts).open(tickets);
    platform
        .events()
        .listen(
            "tickets",
            event ->
                event.subject().tool().equals(KEY)
                    && (event.kind().startsWith("ticket.") || event.kind().equals("post.said")),
            tickets::heard);
    return new Running(platform, store, counts, tickets);
  }

  private record Running(Platform platform, TicketStore store, CountStore counts, Tickets tickets)
      implements RunningTool,
          DescribesArtifacts,
          RunningTool.HomeWidget,
          RunningTool.CountsOpen,
          RunningTool.TakesCommands,
          RunningTool.MakesArtifacts,
          RunningTool.Plants,
          TakesComments,
          TellsChanges {

    @Override
    public void comment(Visit visit, String artifact, String text, String request) {
      if (!artifact.matches(NUMBER)) {
        throw new NotFound("The ticket");
      }
      tickets.comment(visit, TicketNumber.valueOf(artifact), text, request);
    }

    @Override
    public Object views(Visit visit) {
      String site = platform.config().publicUrl().toString().replaceAll("/$", "");
      return new TicketViews(tickets, platform.artifacts(), platform.attachments(), visit, site);
    }

    @Override
    public Object api(Visit visit) {
      return new TicketApi(tickets, platform.attachments(), visit);
    }

    @Override
    public void unmounted(Mount mount) {
      store.forget(mount.id());
      counts.forget(mount.id());
      platform.discussions().forget(mount.id());
    }

    @Override
    public Optional<Card> card(Mount mount, String artifact) {
      if (!artifact.matches(NUMBER)) {
        return new Milestones(store).card(mount, artifact);
      }
      return store
          .find(mount.id(), TicketNumber.valueOf(artifact))
          .map(ticket -> card(mount, ticket));
    }

    @Override
    public Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
      return store.all(mount.id(), cursor, limit).map(ticket -> card(mount, ticket));
    }

    @Override
    public Optional<Pointer> pointed(Mount mount, String path) {
      return path.matches(NUMBER) ? Optional.of(new Pointer.Artifact(path)) : Optional.empty();
    }

    private static Card card(Mount mount, Ticket ticket) {
      return new Card(
          Tickets.number(ticket),
          "ticket",
          ticket.title(),
          mount.page(ticket.number()).toString(),
          List.of(ticket.number().key()),
          ticket.content().text(),
          ticket.content().labels(),
          ticket.opener(),
          ticket.status().dot(),
          ticket.life().openedAt(),
          ticket.life().changedAt(),
          readers(mount, ticket));
    }

    private static Set<String> readers(Mount mount, Ticket ticket) {
      if (!ticket.content().hidden()) {
        return Set.of();
      }
      var readers = new TreeSet<>(Readers.holding(mount, TicketPermission.UPDATE));
      readers.add(ReadTokens.user(ticket.opener()));
      if (ticket.assignee() != null) {
        readers.add(ReadTokens.user(ticket.assignee()));
      }
      return readers;
    }

    @Override
    public List<Widget> widgets(Visit visit) {
      var query = TicketQuery.parse(TicketQuery.OPEN, visit.user());
      var open = tickets.list(visit, query, TicketOrder.UPDATED, null, SHOWN_AT_HOME);
      return open.items().isEmpty()
          ? List.of()
          : List.of(
              new Widget(
                  Place.SIDE,
                  30,
                  "/forge/tickets/web/OpenTickets.ftlh",
                  new Home(visit.mount(), open.items())));
    }

    @Override
    public Map<String, Long> open(List<Mount> mounts) {
      return counts.open(mounts);
    }

    @Override
    public List<Command> commands() {
      return new TicketCommands(tickets).all();
    }

    @Override
    public String noun() {
      return "ticket";
    }

    @Override
    public boolean mayMake(Visit visit) {
      return visit.may(TicketPermission.OPEN);
    }

    @Override
    public Made make(Visit visit, Wish wish) {
      return new TicketCommands(tickets).make(visit, wish);
    }

    @Override
    public List<Change> changes(Visit visit, Span span, int limit) {
      return new ClosedTickets(store).of(visit, span, limit);
    }

    @Override
    public void plant(Visit visit, ForgeConfig.Demo source) {
      new Planting(tickets, platform::known).plant(visit);
    }
  }

  /** The open tickets on a project's home. */
  public record Home(Mount mount, List<Ticket> tickets) {}
}
