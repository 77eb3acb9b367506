package forge.scm.web;

import forge.web.View;
import java.util.List;

/**
 * Files found by a part of their path.
 *
 * @param list where a script gets all paths
 * @param note a sentence about what is not looked through; empty where all is
 */
public record FindPage(
    Bar bar, String action, String typed, List<Found> found, int all, String list, String note)
    implements View {

  /** One file. */
  public record Found(String path, String url) {}
}
