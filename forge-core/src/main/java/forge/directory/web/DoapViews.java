package forge.directory.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.directory.CategoryTree;
import forge.directory.Figures;
import forge.directory.Licences;
import forge.project.Mount;
import forge.project.Project;
import forge.project.RunsOn;
import forge.project.Screenshot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A project in the vocabulary “Description of a Project” (DOAP), as RDF/XML. */
@Produces(MediaType.WILDCARD)
public final class DoapViews {
  private final Visit visit;
  private final CategoryTree tree;
  private final Figures figures;
  private final URI site;

  public DoapViews(Visit visit, CategoryTree tree, Figures figures, URI site) {
    this.visit = visit;
    this.tree = tree;
    this.figures = figures;
    this.site = site;
  }

  @GET
  public Response doap() {
    var xml = new Xml();
    xml.element(
        "rdf:RDF",
        () ->
            xml.element(
                "doap:Project",
                () -> project(xml),
                "rdf:about",
                site + visit.project().page().toString()),
        "xmlns:rdf",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "xmlns:doap",
        "http://usefulinc.com/ns/doap#");
    return Response.ok(xml.toString())
        .header("Content-Type", "application/rdf+xml; charset=utf-8")
        .header("Vary", "Cookie")
        .build();
  }

  private void project(Xml xml) {
    Project project = visit.project();
    var profile = project.profile();
    xml.text("doap:name", project.about().title());
    xml.text("doap:shortname", project.id().name());
    xml.text("doap:shortdesc", project.about().summary(), "xml:lang", "en");
    xml.text("doap:created", day(project.createdAt()));
    link(
        xml,
        "doap:homepage",
        profile.home().isEmpty() ? site + project.page().toString() : profile.home());
    Licences.in(profile.licence())
        .forEach(id -> link(xml, "doap:license", "https://spdx.org/licenses/" + id));
    profile.languages().forEach(language -> xml.text("doap:programming-language", language));
    profile.runsOn().stream().map(RunsOn::label).forEach(os -> xml.text("doap:os", os));
    profile.categories().stream()
        .filter(key -> tree.find(key).isPresent())
        .forEach(key -> link(xml, "doap:category", site + "/projects?category=" + key));
    for (Screenshot shot : profile.screenshots()) {
      link(xml, "doap:screenshots", site + "" + project.page() + "/-/pictures/" + shot.content());
    }
    project.mounts().stream()
        .filter(m -> visit.at(m).may(CorePermission.READ))
        .forEach(m -> mount(xml, m));
    release(xml);
  }

  private void mount(Xml xml, Mount mount) {
    String address = site + mount.page().toString();
    switch (mount.tool().value()) {
      case "files" -> link(xml, "doap:download-page", address);
      case "tickets" -> link(xml, "doap:bug-database", address);
      case "wiki" -> link(xml, "doap:wiki", address);
      case "scm" ->
          xml.element(
              "doap:repository",
              () ->
                  xml.element(
                      "doap:Repository",
                      () -> {
                        link(xml, "doap:browse", address);
                        link(xml, "doap:location", address);
                      }));
      default -> {}
    }
  }

  private void release(Xml xml) {
    Instant at = figures.releasedAt();
    if (!figures.version().isEmpty()) {
      xml.element(
          "doap:release",
          () ->
              xml.element(
                  "doap:Version",
                  () -> {
                    xml.text("doap:revision", figures.version());
                    if (at != null) {
                      xml.text("doap:created", day(at));
                    }
                  }));
    }
  }

  private static void link(Xml xml, String name, String address) {
    xml.empty(name, "rdf:resource", address);
  }

  private static String day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
  }
}
