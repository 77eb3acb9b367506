package forge.chat.web;

import forge.web.Problems;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody blocked.
 *
 * @param typed the name of a person that was not taken
 */
public record BlocksPage(
    List<BlockJson> people, @Nullable String next, String typed, Problems problems)
    implements View {}
