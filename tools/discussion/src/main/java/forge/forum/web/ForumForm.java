package forge.forum.web;

import forge.forum.Forum;
import forge.forum.ForumWish;
import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;

/** What was typed about a forum, kept as it was typed. */
public record ForumForm(
    String handle, String label, String description, String order, boolean membersOnly) {
  static final ForumForm EMPTY = new ForumForm("", "", "", "10", false);

  /** The fields as they are sent. */
  public static final class Sent {
    @FormParam("handle")
    @Nullable String handle;

    @FormParam("label")
    @Nullable String label;

    @FormParam("description")
    @Nullable String description;

    @FormParam("order")
    @Nullable String order;

    @FormParam("membersOnly")
    @Nullable String membersOnly;

    ForumForm form() {
      return new ForumForm(or(handle), or(label), or(description), or(order), membersOnly != null);
    }
  }

  static ForumForm of(Forum forum) {
    return new ForumForm(
        forum.handle(),
        forum.label(),
        forum.description(),
        Integer.toString(forum.order()),
        forum.membersOnly());
  }

  ForumWish wish() {
    int place = order.strip().matches("\\d{1,3}") ? Integer.parseInt(order.strip()) : -1;
    return ForumWish.of(handle, label, description, place, membersOnly);
  }

  private static String or(@Nullable String typed) {
    return typed == null ? "" : typed;
  }
}
