package forge.mention;

import forge.event.Event;
import forge.project.MountId;

/**
 * One text of an artifact: what it says itself, or a post about it.
 *
 * @param post its number; empty for what the artifact says itself
 */
record TextId(MountId mount, String artifact, String post) {
  static TextId of(Event event) {
    return new TextId(event.subject().mount(), event.subject().artifact(), event.detail("post"));
  }

  String key() {
    return mount + "/" + artifact + "/" + post;
  }
}
