package forge.tool.web;

import forge.access.Visit;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.ToolKey;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.tool.Mounting;
import forge.tool.Tool;
import forge.tool.Tools;
import forge.tool.web.ToolsPage.Mounted;
import forge.tool.web.ToolsPage.Setting;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers admins who add, name, order and remove the tools of their project. */
@Produces(MediaType.TEXT_HTML)
public final class ToolsViews {
  private final Visit visit;
  private final Mounting mounting;
  private final Tools tools;

  ToolsViews(Visit visit, Mounting mounting, Tools tools) {
    this.visit = visit;
    this.mounting = mounting;
    this.tools = tools;
  }

  @GET
  public View page() {
    return page(Map.of(), Problems.NONE);
  }

  @POST
  public Response mount(
      @FormParam("tool") @Nullable String key,
      @FormParam("point") @Nullable String point,
      @FormParam("label") @Nullable String label) {
    return Answers.orAgain(
        "",
        () -> {
          Tool tool =
              tools.declaration(key(key)).orElseThrow(() -> new NotFound("The tool " + key));
          mounting.mount(
              visit,
              tool.key(),
              point == null || point.isBlank() ? tool.defaultPoint() : point.strip(),
              label == null || label.isBlank() ? tool.label() : label);
          return done(tool.label() + " is there now.");
        },
        p -> page(Map.of("tool", or(key), "point", or(point), "label", or(label)), p));
  }

  @POST
  @Path("order")
  public Response order(@FormParam("mount") @Nullable List<String> ids) {
    mounting.order(visit, ids == null ? List.of() : ids);
    return done("The tools have their new order.");
  }

  @POST
  @Path("{mount}")
  public Response set(@PathParam("mount") String id, MultivaluedMap<String, String> form) {
    return Answers.orAgain(
        "",
        () -> {
          var options = new HashMap<String, String>();
          form.forEach((name, values) -> options.put(name, values.getFirst()));
          mounting.set(visit, named(id), options.getOrDefault("label", ""), options);
          return done("Saved.");
        },
        p -> page(Map.of(), p));
  }

  @POST
  @Path("{mount}/remove")
  public Response unmount(@PathParam("mount") String id) {
    mounting.unmount(visit, named(id));
    return done("The tool is gone.");
  }

  private ToolsPage page(Map<String, String> typed, Problems problems) {
    return new ToolsPage(
        visit.project(),
        visit.project().mounts().stream().map(this::mounted).toList(),
        tools.declared(),
        typed,
        problems);
  }

  private Mounted mounted(Mount mount) {
    return tools
        .declaration(mount.tool())
        .map(
            tool ->
                new Mounted(
                    mount,
                    tool.label(),
                    tool.icon(),
                    tool.options().stream()
                        .filter(o -> !o.once())
                        .map(o -> new Setting(o, o.of(mount.options())))
                        .toList()))
        .orElseGet(() -> new Mounted(mount, mount.tool() + " (not installed)", "box", List.of()));
  }

  private Response done(String notice) {
    return Answers.seeOther(URI.create(visit.project().page() + "/-/admin/tools"), notice);
  }

  private static ToolKey key(@Nullable String key) {
    try {
      return new ToolKey(or(key));
    } catch (IllegalArgumentException e) {
      throw new Invalid("tool", "Choose a tool.");
    }
  }

  private static MountId named(String mount) {
    if (mount.isBlank()) {
      throw new NotFound("The mount");
    }
    return new MountId(mount);
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
