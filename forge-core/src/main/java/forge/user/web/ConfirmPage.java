package forge.user.web;

import forge.web.View;

/**
 * The page a letter leads to, with a button: what fetches links from letters presses none.
 *
 * @param good whether the link still works
 */
public record ConfirmPage(String token, boolean good) implements View {}
