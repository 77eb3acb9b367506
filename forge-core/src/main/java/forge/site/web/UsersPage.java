package forge.site.web;

import forge.store.Slice;
import forge.user.Account;
import forge.web.View;

/** All accounts, for the site's administrators. */
public record UsersPage(Slice<Account> accounts) implements View {}
