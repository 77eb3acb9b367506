package forge.wiki;

import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import java.util.List;

/**
 * A page as it is now.
 *
 * @param id kept when the page is renamed
 * @param current what it says, and who said so
 * @param deleted whether it is hidden until somebody restores it
 */
public record WikiPage(
    String id, MountId mount, Revision current, UserId author, Instant created, boolean deleted) {

  public PageTitle title() {
    return current.title();
  }

  public int revision() {
    return current.number();
  }

  /** What a page said at some time; never changed. */
  public record Revision(
      int number,
      PageTitle title,
      String text,
      List<String> labels,
      UserId by,
      Instant at,
      String note) {
    public Revision {
      labels = List.copyOf(labels);
    }

    Revision next(PageTitle title, String text, List<String> labels, Stamp stamp) {
      return new Revision(number + 1, title, text, labels, stamp.by(), stamp.at(), stamp.note());
    }
  }

  /** Who makes a revision, when and why. */
  record Stamp(UserId by, Instant at, String note) {}

  WikiPage with(Revision next) {
    return new WikiPage(id, mount, next, author, created, false);
  }

  WikiPage gone(Stamp stamp) {
    var last = current.next(current.title(), current.text(), current.labels(), stamp);
    return new WikiPage(id, mount, last, author, created, true);
  }
}
