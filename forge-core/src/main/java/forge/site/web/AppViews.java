package forge.site.web;

import forge.web.Assets;
import forge.web.Json;
import forge.web.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What browsers need to install the forge beside their other applications. */
@Path("/")
@Produces(MediaType.WILDCARD)
public final class AppViews {
  private final String site;
  private final Assets assets;

  /**
   * @param site what the site is called
   */
  public AppViews(String site, Assets assets) {
    this.site = site;
    this.assets = assets;
  }

  /** Says what is installed. */
  @GET
  @Path("manifest.webmanifest")
  public Response manifest() throws IOException {
    var manifest =
        Map.of(
            "id", "/",
            "name", site,
            "short_name", site,
            "start_url", "/",
            "scope", "/",
            "display", "standalone",
            "background_color", "#fbf9f6",
            "theme_color", "#fbf9f6",
            "icons",
                List.of(
                    icon("app-192.png", "192x192", "any"),
                    icon("app-512.png", "512x512", "any"),
                    icon("app-maskable-512.png", "512x512", "maskable")),
            "shortcuts", List.of(shortcut("Rooms", "/chat"), shortcut("Search", "/search")));
    return Response.ok(Json.MAPPER.writeValueAsBytes(manifest))
        .header("Content-Type", "application/manifest+json")
        .header("Cache-Control", "max-age=300")
        .build();
  }

  private Map<String, String> icon(String file, String sizes, String purpose) {
    return Map.of("src", assets.url(file), "sizes", sizes, "type", "image/png", "purpose", purpose);
  }

  private static Map<String, String> shortcut(String name, String url) {
    return Map.of("name", name, "url", url);
  }

  /** What runs beside the pages: another one whenever a static file is another. */
  @GET
  @Path("service-worker.js")
  public Response worker() {
    return Response.ok(
            source().replace("{version}", assets.lasting() ? assets.version() : "development"))
        .header("Content-Type", "text/javascript; charset=utf-8")
        .header("Cache-Control", "no-cache")
        .build();
  }

  private static String source() {
    try (var in = Objects.requireNonNull(AppViews.class.getResourceAsStream("worker.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is seen where there is no connection; the same for everybody. */
  @GET
  @Path("offline")
  @Produces(MediaType.TEXT_HTML)
  public View offline() {
    return new OfflinePage();
  }
}
