package forge.scm.web;

import forge.live.Live;
import forge.live.Position;
import forge.project.Mount;
import forge.scm.Pushes;

/** Where a page is in the stream of its repository, so that it hears what comes after. */
public record LiveSpot(String stream, Position position) {

  /** Read before what the page shows. */
  static LiveSpot of(Live live, Mount mount) {
    String stream = Pushes.stream(mount.id());
    return new LiveSpot(stream, live.position(stream));
  }
}
