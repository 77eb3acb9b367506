package forge.directory.web;

import forge.project.ProjectId;
import java.net.URI;
import java.util.List;

/** What search engines are told of the public pages (sitemaps.org). */
final class SiteMap {
  private static final String SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private final URI site;

  SiteMap(URI site) {
    this.site = site;
  }

  /** The parts there are: one each for a range of names. */
  String index() {
    var xml = new Xml();
    xml.element(
        "sitemapindex",
        () -> {
          for (char letter = 'a'; letter <= 'z'; letter++) {
            part(xml, "/sitemap/" + letter + ".xml");
          }
        },
        "xmlns",
        SCHEMA);
    return xml.toString();
  }

  private void part(Xml xml, String path) {
    xml.element("sitemap", () -> xml.text("loc", site + path));
  }

  String projects(List<ProjectId> projects) {
    var xml = new Xml();
    xml.element(
        "urlset",
        () ->
            projects.forEach(
                p -> xml.element("url", () -> xml.text("loc", site + p.page().toString()))),
        "xmlns",
        SCHEMA);
    return xml.toString();
  }
}
