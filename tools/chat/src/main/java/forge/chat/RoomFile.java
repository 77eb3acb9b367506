package forge.chat;

import forge.artifact.Attachment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A file or picture that somebody brought into a room. */
public record RoomFile(Attachment file) {

  /** Where it is served, among the pages of its room. */
  public String url(Room room) {
    String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
    return room.page("files", file.id()) + "/" + name;
  }

  /** What to write into a message: the small picture that leads to the whole, or a link. */
  public String markdown(Room room) {
    String name = file.name().replaceAll("[\\[\\]\\\\`*_]", "\\\\$0");
    String picture = picture(room);
    return (picture == null ? "[" + name : "[![" + name + "](" + picture + ")")
        + "]("
        + url(room)
        + ")";
  }

  /** What a page shows of it: the small picture, or the whole where it moves; null for others. */
  private @Nullable String picture(Room room) {
    if (!file.type().startsWith("image/")) {
      return null;
    }
    return file.width() == null || file.type().equals("image/gif") ? url(room) : small(room);
  }

  /** Where its small picture is served; it has one if it has a width. */
  public String small(Room room) {
    return room.page("files", file.id());
  }
}
