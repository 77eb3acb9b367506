package forge.tickets;

import forge.live.Live;
import forge.live.LiveEvent;
import forge.live.LiveSource;
import forge.live.Position;
import forge.project.MountId;
import forge.tool.Platform;
import forge.user.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The live streams of tickets: {@code tickets:<mount>} for lists, {@code ticket:<mount>/<number>}
 * for one. Their numbers are counted in the documents themselves, so a page knows its place without
 * asking.
 */
public final class TicketStreams {
  private static final String EPOCH = "t";
  private static final String LIST = "tickets:";
  private static final String ONE = "ticket:";

  private final Platform platform;
  private final TicketStore store;
  private final CountStore counts;

  TicketStreams(Platform platform, TicketStore store, CountStore counts) {
    this.platform = platform;
    this.store = store;
    this.counts = counts;
  }

  void open(Tickets tickets) {
    Live live = platform.live();
    live.source(LIST, new Lists());
    live.source(ONE, new Singles());
    live.guard(
        LIST,
        (identity, stream) ->
            platform.visit(identity, new MountId(stream.substring(LIST.length()))).isPresent());
    live.guard(ONE, (identity, stream) -> maySee(tickets, identity, stream));
  }

  private boolean maySee(Tickets tickets, Identity identity, String stream) {
    return find(stream)
        .flatMap(
            ticket ->
                platform
                    .visit(identity, ticket.mount())
                    .filter(visit -> tickets.maySee(visit, ticket)))
        .isPresent();
  }

  public static String list(MountId mount) {
    return LIST + mount;
  }

  public static String of(Ticket ticket) {
    return ONE + ticket.mount() + "/" + ticket.number();
  }

  /** Where a list is that shows these counts. */
  public static Position position(Counts counts) {
    return new Position(EPOCH, counts.turn());
  }

  /** Where a page is that shows this ticket. */
  public static Position position(Ticket ticket) {
    return new Position(EPOCH, ticket.life().turn());
  }

  static LiveEvent changed(Ticket ticket, String kind) {
    return LiveEvent.of(of(ticket), ticket.life().turn(), kind, Map.of());
  }

  private Optional<Ticket> find(String stream) {
    int slash = stream.lastIndexOf('/');
    try {
      return store.find(
          new MountId(stream.substring(ONE.length(), slash)),
          TicketNumber.valueOf(stream.substring(slash + 1)));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private final class Lists implements LiveSource {
    @Override
    public Position position(String stream) {
      return new Position(EPOCH, counts.turn(new MountId(stream.substring(LIST.length()))));
    }

    @Override
    public List<LiveEvent> since(String stream, long q, int limit) {
      return counts.since(stream, new MountId(stream.substring(LIST.length())), q, limit);
    }
  }

  private final class Singles implements LiveSource {
    @Override
    public Position position(String stream) {
      return new Position(EPOCH, find(stream).map(t -> t.life().turn()).orElse(0L));
    }

    /** What happened is read off the page; that something did is all there is to say. */
    @Override
    public List<LiveEvent> since(String stream, long q, int limit) {
      long last = position(stream).q();
      return LongStream.rangeClosed(q + 1, Math.min(last, q + limit))
          .mapToObj(n -> LiveEvent.of(stream, n, "changed", Map.of()))
          .toList();
    }
  }
}
