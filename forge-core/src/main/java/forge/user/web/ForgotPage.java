package forge.user.web;

import forge.web.Problems;
import forge.web.View;

/**
 * The form for those who forgot their password.
 *
 * @param sent whether the letter is on its way, if the address is known
 */
public record ForgotPage(String email, boolean sent, Problems problems) implements View {}
