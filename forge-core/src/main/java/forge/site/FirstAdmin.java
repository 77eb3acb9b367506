package forge.site;

import forge.user.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The first administrator of a new forge: made once, and told once through a file. */
final class FirstAdmin {
  static final String NAME = "admin";
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 16;

  private FirstAdmin() {}

  static void make(Forge forge) {
    Path file = forge.config().firstAdminFile();
    if (file == null) {
      return;
    }
    String password = password();
    forge
        .users()
        .accounts()
        .createFirstAdmin(new UserId(NAME), NAME + "@localhost.localdomain", password)
        .ifPresent(
            admin -> {
              tell(file, password);
              forge.projects().home(new forge.user.User(admin.id(), admin.displayName(), true));
            });
  }

  /** A password nobody guesses and anybody can type. */
  static String password() {
    var random = new SecureRandom();
    var password = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      password.append(i > 0 && i % 4 == 0 ? "-" : "");
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  private static void tell(Path file, String password) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, NAME + "\n" + password + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
