package forge.user.web;

import forge.web.Problems;
import forge.web.View;

/**
 * The form to sign in with.
 *
 * @param to where to go afterwards
 */
public record SignInPage(String to, String name, Problems problems) implements View {}
