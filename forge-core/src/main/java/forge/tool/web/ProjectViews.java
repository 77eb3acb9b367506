package forge.tool.web;

import forge.access.CorePermission;
import forge.access.MembershipStore;
import forge.access.Visit;
import forge.markup.Markup;
import forge.tool.RunningTool.HomeWidget;
import forge.tool.RunningTool.Widget;
import forge.tool.RunningTool.Widget.Place;
import forge.tool.Tools;
import forge.web.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers browsers that visit a project as such. */
@Produces(MediaType.TEXT_HTML)
public final class ProjectViews {
  private static final int PEOPLE = 12;

  private final Visit visit;
  private final Tools tools;
  private final MembershipStore memberships;
  private final Markup markup;
  private final Function<Visit, Optional<View>> front;
  private final Function<Visit, Object> settings;
  private final Function<Visit, Object> search;

  /**
   * Answers one visit.
   *
   * @param front the front page of projects that have another than {@link ProjectHome}
   */
  public ProjectViews(
      Visit visit,
      Tools tools,
      MembershipStore memberships,
      Markup markup,
      Function<Visit, Optional<View>> front,
      Function<Visit, Object> settings,
      Function<Visit, Object> search) {
    this.visit = visit;
    this.tools = tools;
    this.memberships = memberships;
    this.markup = markup;
    this.front = front;
    this.settings = settings;
    this.search = search;
  }

  @GET
  public View home() {
    return front.apply(visit).orElseGet(this::projectHome);
  }

  private View projectHome() {
    var widgets = widgets();
    var people = memberships.ofProject(visit.project().id(), null, PEOPLE);
    return new ProjectHome(
        visit.project(),
        markup.parse(visit.project().about().description()).html(java.util.Map.of()),
        at(Place.DOWNLOAD, widgets),
        at(Place.MAIN, widgets),
        at(Place.SIDE, widgets),
        people.items(),
        people.next() != null,
        visit.may(CorePermission.ADMIN));
  }

  @Path("-/admin")
  public Object settings() {
    visit.require(CorePermission.ADMIN);
    return settings.apply(visit);
  }

  @Path("-/search")
  public Object search() {
    return search.apply(visit);
  }

  private List<Widget> widgets() {
    var widgets = new ArrayList<Widget>();
    for (var mount : visit.project().mounts()) {
      Visit there = visit.at(mount);
      if (there.may(CorePermission.READ)
          && tools.at(mount).orElse(null) instanceof HomeWidget tool) {
        widgets.addAll(tool.widgets(there));
      }
    }
    return widgets;
  }

  private static List<Widget> at(Place place, List<Widget> widgets) {
    return widgets.stream()
        .filter(w -> w.place() == place)
        .sorted(Comparator.comparingInt(Widget::order))
        .toList();
  }
}
