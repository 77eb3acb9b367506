package forge.tool.web;

import forge.access.Circle;
import forge.access.Membership;
import forge.access.Visit;
import forge.store.Slice;
import forge.tool.Members;
import forge.web.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows everybody who may see a project who belongs to it, and to which of its groups. */
@Produces(MediaType.TEXT_HTML)
public final class PeopleViews {
  private static final int PAGE = 50;
  private final Visit visit;
  private final Members members;

  public PeopleViews(Visit visit, Members members) {
    this.visit = visit;
    this.members = members;
  }

  @GET
  public View people(@QueryParam("after") @Nullable String after) {
    Slice<Membership> some = members.list(visit, after, PAGE);
    return page(null, some);
  }

  @GET
  @Path("{group}")
  public View group(@PathParam("group") String group, @QueryParam("after") @Nullable String after) {
    Slice<Membership> some = members.list(visit, group, after, PAGE);
    return page(Circle.find(visit.project(), group).orElse(null), some);
  }

  private View page(@Nullable Circle chosen, Slice<Membership> some) {
    return new PeoplePage(
        visit.project(),
        tabs(chosen),
        chosen,
        some.items(),
        members.names(some.items()),
        next(some.next()));
  }

  private List<PeoplePage.Tab> tabs(@Nullable Circle chosen) {
    return Circle.of(visit.project()).stream()
        .map(c -> new PeoplePage.Tab(c.name(), c.page(), c.equals(chosen)))
        .toList();
  }

  private static @Nullable String next(@Nullable String after) {
    return after == null ? null : "?after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
  }
}
