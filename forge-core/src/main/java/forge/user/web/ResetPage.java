package forge.user.web;

import forge.web.Problems;
import forge.web.View;
import org.jspecify.annotations.Nullable;

/**
 * The form that sets a new password by a link from a letter.
 *
 * @param user whose password it is; null when the link works no longer
 */
public record ResetPage(String token, @Nullable String user, Problems problems) implements View {}
