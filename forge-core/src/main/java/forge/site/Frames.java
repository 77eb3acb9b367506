package forge.site;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.access.Visit;
import forge.config.ForgeConfig;
import forge.notification.InTray;
import forge.project.Mount;
import forge.project.MountId;
import forge.tool.Tools;
import forge.tool.web.Entrance;
import forge.user.Identity;
import forge.user.User;
import forge.web.Asked;
import forge.web.Csrf;
import forge.web.Frame;
import forge.web.Frame.Header;
import forge.web.Frame.Name;
import forge.web.Frame.Tab;
import forge.web.Frame.Viewer;
import forge.web.Frame.Waiting;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the frame of a page from the request it answers. */
final class Frames {
  private final ForgeConfig config;
  private final Tools tools;
  private final Csrf csrf;
  private final Services services;
  private final InTray inTray;
  private final Clock clock;
  private final String version;

  Frames(
      ForgeConfig config,
      Tools tools,
      Csrf csrf,
      Services services,
      InTray inTray,
      Clock clock,
      String version) {
    this.config = config;
    this.tools = tools;
    this.csrf = csrf;
    this.services = services;
    this.inTray = inTray;
    this.clock = clock;
    this.version = version;
  }

  Frame of(ContainerRequestContext request) {
    Identity identity = Identity.of(request);
    User user = identity.user();
    String path = Asked.address(request);
    return new Frame(
        config.site(),
        new Viewer(new Name(user.id().value()), user.displayName(), user.guest(), user.admin()),
        csrf.token(identity.credential()),
        path,
        config.publicUrl().toString(),
        config.publicUrl() + request.getUriInfo().getRequestUri().getRawPath(),
        request.getProperty(Entrance.VISIT) instanceof Visit visit ? header(visit, path) : null,
        inTray.of(user.id()).stream().map(w -> new Waiting(w.text(), w.url())).toList(),
        services.degraded(),
        forge.web.Answers.notice(request),
        theme(request),
        clock.instant(),
        version);
  }

  private Header header(Visit visit, String path) {
    var project = visit.project();
    Visit here = visit.atProject();
    var seen = project.mounts().stream().filter(m -> here.at(m).may(CorePermission.READ)).toList();
    Map<MountId, Long> open = tools.open(seen);
    return new Header(
        project.id().toString(),
        project.id().name(),
        project.about().title(),
        project.about().summary(),
        project.page().toString(),
        project.about().icon() == null
            ? null
            : "/" + project.id() + "/-/pictures/" + project.about().icon() + "/small",
        visibility(project.grants()),
        here.may(CorePermission.ADMIN),
        seen.stream().map(m -> tab(m, path, open.get(m.id()))).toList());
  }

  private Tab tab(Mount mount, String path, @Nullable Long count) {
    String url = mount.page().toString();
    boolean active = path.equals(url) || path.startsWith(url + "/") || path.startsWith(url + "?");
    String icon = tools.declaration(mount.tool()).map(t -> t.icon()).orElse("box");
    return new Tab(mount.label(), url, icon, active, count);
  }

  private static String visibility(Map<String, Set<String>> grants) {
    return grants
            .getOrDefault(CorePermission.READ.name(), CorePermission.READ.defaults())
            .contains(Roles.ANONYMOUS)
        ? "public"
        : "private";
  }

  private static String theme(ContainerRequestContext request) {
    Cookie theme = request.getCookies().get("forge_theme");
    return theme != null && List.of("light", "dark").contains(theme.getValue())
        ? theme.getValue()
        : "auto";
  }
}
