package forge.live.web;

import forge.live.Live;
import forge.live.LiveMode;
import forge.live.LiveSession;
import forge.live.Position;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.SignInNeeded;
import forge.user.Identity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The live protocol where no WebSocket gets through: server-sent events, long poll, commands. */
@Path("/live/v1")
public final class LiveApi {
  private static final int STREAMS = 50;
  private static final int WATCHED = 200;
  private static final int LONGEST_WAIT = 30;
  private final Live live;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public LiveApi(Live live) {
    this.live = live;
  }

  /** A word for {@code ?ticket=}. */
  public record Ticket(String ticket) {}

  /** Who is to be looked for. */
  public record Watch(@Nullable List<String> users) {}

  /** Who of them is here. */
  public record Online(List<String> online) {}

  /** Where somebody is typing. */
  public record Typing(@Nullable String s) {}

  @POST
  @Path("ticket")
  @Produces(MediaType.APPLICATION_JSON)
  public Ticket ticket(@Context ContainerRequestContext request) {
    return new Ticket(live.ticket(Identity.of(request)));
  }

  @GET
  @Path("events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void events(
      @QueryParam("s") @Nullable String streams,
      @QueryParam("here") @Nullable String here,
      @QueryParam("badge") @Nullable String badge,
      @HeaderParam("Last-Event-ID") @Nullable String last,
      @Context ContainerRequestContext request,
      @Context SseEventSink sink,
      @Context Sse sse) {
    Map<String, @Nullable Position> places = places(streams == null ? "" : streams);
    if (last != null && !last.isEmpty()) {
      places.putAll(places(last));
    }
    Set<String> present = named(here);
    Set<String> badges = named(badge);
    var stream = new EventStream(sink, sse, threads);
    LiveSession client = live.open(stream, Identity.of(request));
    stream.of(client);
    client.greet();
    places.forEach((s, since) -> client.subscribe(null, s, since, mode(s, present, badges)));
  }

  private static Set<String> named(@Nullable String streams) {
    return streams == null ? Set.of() : Set.copyOf(List.of(streams.split(",", -1)));
  }

  private static LiveMode mode(String stream, Set<String> present, Set<String> badges) {
    if (badges.contains(stream)) {
      return LiveMode.BADGE;
    }
    return present.contains(stream) ? LiveMode.HERE : LiveMode.FULL;
  }

  @POST
  @Path("poll")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public void poll(
      Poll.Request asked,
      @Context ContainerRequestContext request,
      @Suspended AsyncResponse response) {
    Map<String, @Nullable Position> since = asked.since() == null ? Map.of() : asked.since();
    if (since.isEmpty() || since.size() > STREAMS) {
      throw new Invalid("since", "Name 1 to " + STREAMS + " streams.", (long) STREAMS);
    }
    int wait = Math.clamp(asked.seconds() == null ? 25 : asked.seconds(), 0, LONGEST_WAIT);
    var poll = new Poll(response, Math.max(1, wait));
    LiveSession client = live.open(poll, Identity.of(request));
    poll.of(client);
    since.forEach((s, at) -> client.subscribe(null, s, at, asked.mode(s)));
    if (wait == 0 || since.containsValue(null)) {
      poll.soon();
    }
  }

  @POST
  @Path("typing")
  @Consumes(MediaType.APPLICATION_JSON)
  public void typing(Typing where, @Context ContainerRequestContext request) {
    Identity identity = Identity.of(request);
    String stream = where.s() == null ? "" : where.s();
    if (identity.user().guest() || !live.mayRead(identity, stream)) {
      throw new Denied("write here");
    }
    live.typing(identity, stream);
  }

  @POST
  @Path("watch")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Online watch(Watch whom, @Context ContainerRequestContext request) {
    if (Identity.of(request).user().guest()) {
      throw new SignInNeeded("see who is here");
    }
    List<String> users = whom.users() == null ? List.of() : whom.users();
    if (users.size() > WATCHED) {
      throw new Invalid("users", "Name at most " + WATCHED + " users.", (long) WATCHED);
    }
    List<String> named = users.stream().filter(Objects::nonNull).toList();
    return new Online(live.online(named).stream().sorted().toList());
  }

  /** Reads {@code room:x@k3:1042,user:y}. */
  private static Map<String, @Nullable Position> places(String text) {
    var places = new LinkedHashMap<String, @Nullable Position>();
    for (String part : List.of(text.split(",", -1))) {
      int at = part.lastIndexOf('@');
      try {
        if (at > 0) {
          places.put(part.substring(0, at), Position.parse(part.substring(at + 1)));
        } else if (!part.isBlank()) {
          places.put(part, null);
        }
      } catch (IllegalArgumentException e) {
        throw new Invalid("s", "A stream is written as room:x@epoch:number, not " + part + ".");
      }
    }
    if (places.size() > STREAMS) {
      throw new Invalid("s", "Name at most " + STREAMS + " streams.", (long) STREAMS);
    }
    return places;
  }
}
