package forge.user;

/** The letters that accounts need. */
final class Letters {
  private Letters() {}

  static Letter confirm(Account account, String email, String secret) {
    return new Letter(
        email,
        "Confirm your e-mail address",
        """
        Hello %s,

        somebody, hopefully you, gave this address for the account “%s”. Follow the link within
        three days to confirm it. If it was not you, do nothing: the account stays shut.
        """
            .formatted(account.displayName(), account.id()),
        "/confirm/" + secret);
  }

  static Letter known(Account account) {
    return new Letter(
        account.email(),
        "You already have an account",
        """
        Hello %s,

        somebody, hopefully you, gave this address for a new account. You already have one: its name
        is “%s”. Sign in with it, or set a new password if you have forgotten yours.
        """
            .formatted(account.displayName(), account.id()),
        "/sign-in");
  }

  static Letter reset(Account account, String secret) {
    return new Letter(
        account.email(),
        "Set a new password",
        """
        Hello %s,

        somebody, hopefully you, wants to set a new password for the account “%s”. Follow the link
        within two hours to do so. If it was not you, do nothing: the old one stays.
        """
            .formatted(account.displayName(), account.id()),
        "/reset/" + secret);
  }
}
