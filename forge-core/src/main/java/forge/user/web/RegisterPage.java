package forge.user.web;

import forge.web.Problems;
import forge.web.View;

/** The form that opens an account. */
public record RegisterPage(String name, String email, String displayName, Problems problems)
    implements View {}
