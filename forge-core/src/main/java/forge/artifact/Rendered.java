package forge.artifact;

import forge.markup.Html;
import java.util.List;

/**
 * All texts of a page as HTML, and what the platform knows of the artifact it shows.
 *
 * @param texts in the order they were asked for
 * @param related artifacts that mention this one, newest first
 */
public record Rendered(
    List<Html> texts, List<Related> related, List<Attachment> attachments, Following following) {
  public Rendered {
    texts = List.copyOf(texts);
    related = List.copyOf(related);
    attachments = List.copyOf(attachments);
  }
}
