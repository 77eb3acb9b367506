package forge.discussion;

import forge.access.Visit;
import forge.refusal.Refusal.NotFound;

/** A running tool about whose artifacts people say something. */
public interface TakesComments {

  /**
   * Says something about an artifact of the visited mount, with the visitor's rights.
   *
   * @param text Markdown
   * @param request the same one of the same visitor is said once
   * @throws NotFound where there is no such artifact, or the visitor may not see it
   */
  void comment(Visit visit, String artifact, String text, String request);
}
