package forge.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a room is kept in order.
 *
 * @param slow seconds between two messages of one person; 0 for as fast as they like
 * @param approval whether those who want to come in wait until a moderator lets them
 * @param words what nobody may write here, in small letters
 * @param hideAfter how many trusted people's reports hide a message until a moderator looks; 0
 *     never
 * @param newcomers for how many hours an account is new: no links, one message in thirty seconds
 * @param lockedUntil until when only moderators and those who were members before may write
 * @param indexed whether search engines may keep the archive
 * @param versions whether all readers see what messages said before they were changed
 * @param keep for how many days messages are kept; 0 for as long as the site allows
 */
public record Policy(
    int slow,
    boolean approval,
    List<String> words,
    int hideAfter,
    int newcomers,
    @Nullable Instant lockedUntil,
    boolean indexed,
    boolean versions,
    int keep) {
  public static final Policy USUAL = new Policy(0, false, List.of(), 3, 0, null, true, false, 0);

  public Policy {
    words = List.copyOf(words);
  }

  boolean locked(Instant now) {
    return lockedUntil != null && lockedUntil.isAfter(now);
  }

  Policy lockedUntil(@Nullable Instant until) {
    return new Policy(slow, approval, words, hideAfter, newcomers, until, indexed, versions, keep);
  }

  /** What is not as it was, in words. */
  String changes(Policy before) {
    var changes = new ArrayList<String>();
    changed(changes, before.slow, slow, "slow mode " + slow + " seconds");
    changed(changes, before.hideAfter, hideAfter, "trusted reports " + hideAfter);
    changed(changes, before.newcomers, newcomers, "accounts are new for " + newcomers + " hours");
    changed(changes, before.words, words, words.size() + " forbidden words");
    changed(changes, before.approval, approval, "join by approval " + onOff(approval));
    changed(changes, before.indexed, indexed, "search engines " + onOff(indexed));
    changed(changes, before.versions, versions, "earlier versions for all " + onOff(versions));
    return String.join(", ", changes);
  }

  private static void changed(List<String> changes, Object before, Object now, String words) {
    if (!before.equals(now)) {
      changes.add(words);
    }
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }

  Policy keeping(int days) {
    return new Policy(
        slow, approval, words, hideAfter, newcomers, lockedUntil, indexed, versions, days);
  }
}
