package forge.forum.web;

import forge.forum.Forum;
import forge.forum.ForumWish;
import org.jspecify.annotations.Nullable;

/** What was typed about a forum, kept as it was typed. */
public record ForumForm(
    String handle, String label, String description, String order, boolean membersOnly) {
  static final ForumForm EMPTY = new ForumForm("", "", "", "10", false);

  static ForumForm of(
      @Nullable String handle,
      @Nullable String label,
      @Nullable String description,
      @Nullable String order,
      @Nullable String membersOnly) {
    return new ForumForm(or(handle), or(label), or(description), or(order), membersOnly != null);
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
