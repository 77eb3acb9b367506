package forge.artifact;

import forge.markup.Link;
import forge.markup.Reference;
import java.util.List;
import java.util.Map;

/**
 * Where the references of a page lead, and what the platform knows of the artifact it shows.
 *
 * @param related artifacts that mention this one, newest first
 */
public record Links(
    Map<Reference, Link> targets,
    List<Related> related,
    List<Attachment> attachments,
    Following following) {
  public Links {
    targets = Map.copyOf(targets);
    related = List.copyOf(related);
    attachments = List.copyOf(attachments);
  }
}
