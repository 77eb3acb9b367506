package forge.user.web;

import forge.web.View;

/** What to do after opening an account: look into the mail. */
public record RegisteredPage(String name, String email) implements View {}
