package forge.user.web;

import forge.user.Account;
import forge.web.View;

/**
 * What everybody may see of a user.
 *
 * @param own whether it is the user who looks
 */
public record UserPage(Account account, boolean own) implements View {}
