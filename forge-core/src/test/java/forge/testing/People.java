package forge.testing;

import forge.user.UserId;

/**
 * The cast of every test: Ada the admin, Dan the developer, Mia the member, Gus who only has an
 * account.
 */
public final class People {
  public static final UserId ADA = new UserId("ada");
  public static final UserId DAN = new UserId("dan");
  public static final UserId MIA = new UserId("mia");
  public static final UserId GUS = new UserId("gus");
  public static final String PASSWORD = "arches carry water";

  private People() {}
}
