package forge.tool;

import forge.access.Visit;
import java.time.Instant;
import java.util.List;

/** A running tool that knows what was done at its mounts, as the notes of a release tell it. */
public interface TellsChanges {

  /**
   * What was done at the visited mount, the latest first, so many at most; of what they may read.
   */
  List<Change> changes(Visit visit, Span span, int limit);

  /**
   * From one release to the next.
   *
   * @param from when the one before came out; the beginning of time where there is none
   * @param fromTag the tag the one before was made from; empty where none is named
   * @param toTag the tag this one is made from; empty where none is named
   */
  record Span(Instant from, Instant to, String fromTag, String toTag) {}

  /**
   * Something that was done.
   *
   * @param section what it is among, as a heading: {@code Tickets closed}
   * @param reference how texts refer to it within its mount, such as {@code #12}
   * @param title in one line
   * @param by who did it; empty where nobody is named
   */
  record Change(String section, String reference, String title, String by) {}
}
