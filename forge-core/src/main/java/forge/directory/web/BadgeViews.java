package forge.directory.web;

import forge.access.Visit;
import forge.directory.FigureStore;
import forge.directory.Figures;
import forge.directory.Shelves;
import forge.directory.web.BadgesPage.Offered;
import forge.refusal.Refusal.NotFound;
import forge.web.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Pictures of a project's figures, to be shown on pages elsewhere. */
@Produces(MediaType.TEXT_HTML)
public final class BadgeViews {
  private static final List<String> KINDS =
      List.of("button", "downloads", "version", "licence", "rating");

  private final Visit visit;
  private final FigureStore figures;
  private final URI site;

  public BadgeViews(Visit visit, FigureStore figures, URI site) {
    this.visit = visit;
    this.figures = figures;
    this.site = site;
  }

  @GET
  public View page() {
    return new BadgesPage(visit.project(), KINDS.stream().map(this::offered).toList());
  }

  private Offered offered(String kind) {
    String picture = visit.project().page() + "/-/badges/" + kind + ".svg";
    String to = site + target(kind);
    String from = site + picture;
    String alt = visit.project().about().title() + ": " + kind;
    String plain = alt.replaceAll("[\\[\\]\"<>&]", " ");
    return new Offered(
        kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1),
        picture,
        alt,
        "<a href=\"" + to + "\"><img src=\"" + from + "\" alt=\"" + plain + "\"></a>",
        "[![" + plain + "](" + from + ")](" + to + ")",
        "[url=" + to + "][img]" + from + "[/img][/url]");
  }

  private String target(String kind) {
    String home = visit.project().page().toString();
    return switch (kind) {
      case "rating" -> home + "/-/reviews";
      case "button" ->
          visit.project().mountOf("files").map(m -> m.page("latest").toString()).orElse(home);
      default -> home;
    };
  }

  @GET
  @Path("{kind: [a-z]+}.svg")
  @Produces(MediaType.WILDCARD)
  public Response badge(
      @PathParam("kind") String kind, @HeaderParam("If-None-Match") @Nullable String known) {
    if (!KINDS.contains(kind)) {
      throw new NotFound("The badge");
    }
    String svg = svg(kind, figures.of(visit.project().id()));
    String tag = "\"" + Integer.toHexString(svg.hashCode()) + "\"";
    var answer = tag.equals(known) ? Response.status(304) : Response.ok(svg);
    return answer
        .header("Content-Type", "image/svg+xml; charset=utf-8")
        .header("ETag", tag)
        .header(
            "Cache-Control",
            Shelves.everybodyReads(visit.project()) ? "public, max-age=300" : "private, no-store")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private String svg(String kind, Figures known) {
    String licence = visit.project().profile().licence();
    return switch (kind) {
      case "button" ->
          Badge.button(
              "Download " + visit.project().about().title(),
              known.version().isEmpty() ? "from " + site.getHost() : "Version " + known.version());
      case "downloads" ->
          new Badge("downloads", brief(known.lately()) + " in 30 days", Badge.GREEN).svg();
      case "version" ->
          new Badge(
                  "version", known.version().isEmpty() ? "none yet" : known.version(), Badge.EMBER)
              .svg();
      case "licence" ->
          new Badge("licence", licence.isEmpty() ? "not said" : licence, Badge.GREY).svg();
      default ->
          new Badge(
                  "rating",
                  known.reviews() == 0 ? "no reviews" : known.average() + " of 5",
                  Badge.EMBER)
              .svg();
    };
  }

  /** A number as people say it: 950, 1.2k, 34k, 5.1M. */
  static String brief(long number) {
    if (number < 1_000) {
      return Long.toString(number);
    }
    boolean millions = number >= 1_000_000;
    double part = number / (millions ? 1_000_000.0 : 1_000.0);
    String text = String.format(Locale.ROOT, part < 10 ? "%.1f" : "%.0f", part);
    return text + (millions ? "M" : "k");
  }
}
