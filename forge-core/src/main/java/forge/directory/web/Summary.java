package forge.directory.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.access.CorePermission;
import forge.access.Membership;
import forge.access.MembershipStore;
import forge.access.Visit;
import forge.directory.Categories;
import forge.directory.FigureStore;
import forge.directory.Licences;
import forge.directory.Licences.Licence;
import forge.directory.web.ProjectHome.Asking;
import forge.markup.Html;
import forge.markup.Markup;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.Profile;
import forge.project.ProjectId;
import forge.store.Slice;
import forge.tool.RunningTool.HomeWidget;
import forge.tool.RunningTool.Widget;
import forge.tool.RunningTool.Widget.Place;
import forge.tool.Tools;
import forge.tool.web.Front;
import forge.web.View;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the front pages of projects. What guests see of a tool is remembered for three seconds, for
 * most visitors of a front page are guests.
 */
public final class Summary implements Front {
  /** What browsers are asked to tell of the computer they run on. */
  public static final String HINTS = "Sec-CH-UA-Platform, Sec-CH-UA-Arch, Sec-CH-UA-Bitness";

  private static final int PEOPLE = 12;

  private final Tools tools;
  private final MembershipStore memberships;
  private final Markup markup;
  private final Categories categories;
  private final FigureStore figures;
  private final Function<Visit, Optional<View>> instead;
  private final Cache<MountId, List<Widget>> guests = remembered(2_000);
  private final Cache<ProjectId, Slice<Membership>> people = remembered(2_000);
  private final Cache<String, Html> texts = Caffeine.newBuilder().maximumSize(1_000).build();

  /**
   * Makes front pages.
   *
   * @param instead the front page of projects that have another than {@link ProjectHome}
   */
  public Summary(
      Tools tools,
      MembershipStore memberships,
      Markup markup,
      Categories categories,
      FigureStore figures,
      Function<Visit, Optional<View>> instead) {
    this.tools = tools;
    this.memberships = memberships;
    this.markup = markup;
    this.categories = categories;
    this.figures = figures;
    this.instead = instead;
  }

  private static <K, V> Cache<K, V> remembered(int most) {
    return Caffeine.newBuilder().maximumSize(most).expireAfterWrite(Duration.ofSeconds(3)).build();
  }

  /** Forgets who belongs to a project, for a change has just been made. */
  public void peopleChanged(ProjectId project) {
    people.invalidate(project);
  }

  @Override
  public Response page(Visit visit, HttpHeaders headers) {
    View view = instead.apply(visit).orElseGet(() -> home(visit, headers));
    return Response.ok(view)
        .header("Accept-CH", HINTS)
        .header("Vary", "User-Agent, " + HINTS)
        .build();
  }

  private View home(Visit visit, HttpHeaders headers) {
    var project = visit.project();
    Profile profile = project.profile();
    var tree = categories.tree();
    var widgets = widgets(visit, headers);
    Slice<Membership> some =
        people.get(project.id(), id -> memberships.ofProject(id, null, PEOPLE));
    return new ProjectHome(
        project,
        html(project.about().description()),
        html(profile.help()),
        Licences.in(profile.licence()).stream()
            .map(id -> new Licence(id, Licences.name(id)))
            .toList(),
        profile.categories().stream().map(tree::trail).filter(t -> !t.isEmpty()).toList(),
        figures.of(project.id()),
        at(Place.DOWNLOAD, widgets),
        at(Place.MAIN, widgets),
        at(Place.SIDE, widgets),
        asking(visit),
        some.items(),
        some.next() != null,
        visit.may(CorePermission.ADMIN));
  }

  private Html html(String markdown) {
    return markdown.isEmpty()
        ? Html.EMPTY
        : texts.get(markdown, text -> markup.parse(text).html(Map.of()));
  }

  private List<Asking> asking(Visit visit) {
    var asking = new ArrayList<Asking>();
    for (Mount mount : visit.project().mounts()) {
      tools
          .declaration(mount.tool())
          .filter(tool -> !tool.help().isEmpty() && visit.at(mount).may(CorePermission.READ))
          .ifPresent(
              tool -> asking.add(new Asking(tool.help(), mount.page().toString(), tool.icon())));
    }
    return asking;
  }

  private List<Widget> widgets(Visit visit, HttpHeaders headers) {
    var widgets = new ArrayList<Widget>();
    for (var mount : visit.project().mounts()) {
      Visit there = visit.at(mount);
      if (there.may(CorePermission.READ)
          && tools.at(mount).orElse(null) instanceof HomeWidget tool) {
        widgets.addAll(
            tool.widgets(there, headers::getHeaderString).orElseGet(() -> usual(there, tool)));
      }
    }
    return widgets;
  }

  private List<Widget> usual(Visit there, HomeWidget tool) {
    return there.user().guest()
        ? guests.get(there.mount().id(), id -> tool.widgets(there))
        : tool.widgets(there);
  }

  private static List<Widget> at(Place place, List<Widget> widgets) {
    return widgets.stream()
        .filter(w -> w.place() == place)
        .sorted(Comparator.comparingInt(Widget::order))
        .toList();
  }
}
