package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Room;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Tells search engines where the maps of rooms are that may be kept by them. */
@Path("chat/sitemap.xml")
@Produces(MediaType.WILDCARD)
public final class RoomMapViews {
  private final Chat chat;

  public RoomMapViews(Chat chat) {
    this.chat = chat;
  }

  @GET
  public Response map() {
    String site = chat.platform().config().publicUrl().toString();
    var map = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    map.append("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
    for (Room room : chat.directory().mapped()) {
      map.append("<sitemap><loc>")
          .append(site)
          .append(room.page("archive", "sitemap.xml"))
          .append("</loc></sitemap>");
    }
    return Response.ok(map.append("</sitemapindex>\n").toString(), MediaType.APPLICATION_XML)
        .header("Cache-Control", "max-age=300")
        .build();
  }
}
