package forge.chat.web;

import forge.chat.quiet.QuietTimes;
import forge.refusal.Refusal.Invalid;
import forge.user.Identity;
import forge.user.UserId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers programs that ask who wants to be left alone, or say so themselves. */
@Path("rest/chat/quiet")
@Produces(MediaType.APPLICATION_JSON)
public final class QuietApi {
  private static final String NAME = "[a-z][a-z0-9-]{1,29}";
  private final QuietTimes times;

  public QuietApi(QuietTimes times) {
    this.times = times;
  }

  @GET
  public QuietJson mine(@Context ContainerRequestContext request) {
    return QuietJson.of(times, times.of(Identity.of(request).user()));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public QuietJson set(QuietJson wanted, @Context ContainerRequestContext request) {
    return QuietJson.of(times, times.set(Identity.of(request).user(), wanted.wanted()));
  }

  /** Who of these wants to be left alone just now; names with commas between them. */
  @GET
  @Path("people")
  public List<String> people(@QueryParam("of") @Nullable String names) {
    var asked =
        Arrays.stream((names == null ? "" : names).split(",", QuietTimes.MOST + 2))
            .map(String::strip)
            .filter(n -> n.matches(NAME))
            .distinct()
            .toList();
    if (asked.size() > QuietTimes.MOST) {
      throw new Invalid(
          "of", "Ask about " + QuietTimes.MOST + " people at most.", (long) QuietTimes.MOST);
    }
    return times.holding(asked.stream().map(UserId::new).toList()).stream()
        .map(UserId::value)
        .sorted()
        .toList();
  }
}
