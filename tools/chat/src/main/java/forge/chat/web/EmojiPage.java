package forge.chat.web;

import forge.access.AuditLog;
import forge.chat.emoji.CustomEmoji;
import forge.user.UserId;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The emoji of this site.
 *
 * @param next where more are; null at the end
 * @param may whether the visitor may bring some
 * @param removable those on this page the visitor may take away
 * @param log what was done, for the administrators
 * @param names what those are called who brought or did something
 * @param typed the name that was typed
 */
public record EmojiPage(
    List<CustomEmoji> emoji,
    String query,
    @Nullable String next,
    boolean may,
    List<String> removable,
    List<AuditLog.Line> log,
    Map<UserId, String> names,
    String typed,
    Problems problems)
    implements View {

  public String called(UserId user) {
    return names.getOrDefault(user, user.value());
  }
}
