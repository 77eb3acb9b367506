package forge.tool.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import forge.access.Visit;
import forge.courier.Cargo;
import forge.courier.Order;
import forge.courier.Reply;
import forge.courier.Reply.Header;
import forge.tool.RunningTool.SendsFiles;
import forge.tool.Tools;
import forge.user.Credentials;
import forge.user.Credentials.Outcome.Known;
import forge.user.Credentials.Outcome.Wrong;
import forge.user.Identity;
import forge.user.Identity.Proof;
import forge.user.Scope;
import forge.user.Sessions;
import forge.user.web.Challenge;
import forge.web.Json;
import forge.web.Measures;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admits whoever fetches a file of a tool, past Jakarta REST: the same people with the same rights
 * as {@link Entrance}. Whom it does not answer goes on there, and is told why not.
 */
public final class FileEntrance {
  private static final Logger LOG = LoggerFactory.getLogger(FileEntrance.class);
  private static final int HEAD_OF_MOUNT = "/p/".length();

  private final Credentials credentials;
  private final BiFunction<Identity, String, Optional<Visit>> visits;
  private final Tools tools;
  private final Measures measures;

  /**
   * @param visits begins a visit to the mount at an address; empty where somebody may not read it
   */
  public FileEntrance(
      Credentials credentials,
      BiFunction<Identity, String, Optional<Visit>> visits,
      Tools tools,
      Measures measures) {
    this.credentials = credentials;
    this.visits = visits;
    this.tools = tools;
    this.measures = measures;
  }

  /** The answer to a fetched file; empty where there is none, or no file is meant. */
  public Optional<Reply> answer(Order order) {
    int below = belowMount(order.path());
    if (below < 0 || !(order.looks() || order.method().equals("GET"))) {
      return Optional.empty();
    }
    long started = Measures.begin();
    try {
      return answer(order, below)
          .map(
              reply -> {
                Reply timed = reply;
                for (String timing : measures.answered("FileEntrance", started, reply.status())) {
                  timed = timed.with("Server-Timing", timing);
                }
                return timed;
              });
    } catch (RuntimeException refused) {
      LOG.debug("Not answered past Jakarta REST: {}", refused.toString());
      return Optional.empty();
    }
  }

  /** Where the path goes on below a mount, if it can be that of a file; negative otherwise. */
  private static int belowMount(String path) {
    if (!path.startsWith("/p/") && !path.startsWith("/u/")) {
      return -1;
    }
    int project = path.indexOf('/', HEAD_OF_MOUNT);
    int mount = project < 0 ? -1 : path.indexOf('/', project + 1);
    return mount > 0 && path.startsWith(SendsFiles.FOLDER, mount + 1) ? mount + 1 : -1;
  }

  private Optional<Reply> answer(Order order, int below) {
    String path = order.path();
    String file = decoded(path.substring(below + SendsFiles.FOLDER.length()));
    if (file == null) {
      return Optional.empty();
    }
    return switch (identify(order)) {
      case Wrong wrong -> Optional.of(refused(new Challenge(wrong)));
      case Known(Identity identity) ->
          may(identity)
              ? sent(identity, path.substring(0, below - 1), file, order)
              : Optional.empty();
    };
  }

  private Optional<Reply> sent(Identity identity, String mount, String file, Order order) {
    return visits
        .apply(identity, mount)
        .flatMap(
            visit ->
                tools
                    .at(visit.mount())
                    .filter(SendsFiles.class::isInstance)
                    .map(tool -> ((SendsFiles) tool).send(visit, file, order)));
  }

  /** Not left to Jakarta REST, which would try them again, and count them. */
  private static Reply refused(Challenge challenge) {
    try {
      var headers =
          List.of(
              new Header("Content-Type", Challenge.TYPE),
              new Header("WWW-Authenticate", challenge.header()));
      String text = Json.MAPPER.writeValueAsString(challenge.problem());
      return Reply.of(Challenge.STATUS, headers).carrying(new Cargo.Words(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Credentials.Outcome identify(Order order) {
    return credentials.identify(
        order.header("Authorization"), session(order.header("Cookie")), order.address());
  }

  /** Keys of machines open no files, and tokens what they were made for. */
  private static boolean may(Identity identity) {
    return identity.proof() != Proof.DEPLOY_KEY && identity.within(Scope.READ.text());
  }

  private static @Nullable String session(@Nullable String cookies) {
    if (cookies == null) {
      return null;
    }
    for (String cookie : cookies.split(";", -1)) {
      String pair = cookie.strip();
      if (pair.startsWith(Sessions.COOKIE + "=")) {
        return pair.substring(Sessions.COOKIE.length() + 1);
      }
    }
    return null;
  }

  /** Null for what Jakarta REST reads in ways of its own. */
  private static @Nullable String decoded(String path) {
    if (path.isEmpty() || path.contains(";") || path.contains("//")) {
      return null;
    }
    return path.indexOf('%') < 0
        ? path
        : URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
