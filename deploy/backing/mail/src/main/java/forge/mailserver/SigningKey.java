package forge.mailserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/**
 * The key letters are signed with, so that other servers see that they are ours. Made at the first
 * start; the file {@code dkim.txt} beside it says what to put into the domain's name service.
 */
final class SigningKey {
  private static final int BITS = 2048;
  private static final int LINE = 64;

  private SigningKey() {}

  /** In PEM. */
  static String of(Path home, String domain) throws IOException, GeneralSecurityException {
    Path file = home.resolve("dkim.pem");
    if (Files.notExists(file)) {
      make(home, file, domain);
    }
    return Files.readString(file);
  }

  private static void make(Path home, Path file, String domain)
      throws IOException, GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(BITS);
    KeyPair pair = generator.generateKeyPair();
    String text =
        Base64.getMimeEncoder(LINE, new byte[] {'\n'})
            .encodeToString(pair.getPrivate().getEncoded());
    String open = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    Files.writeString(
        home.resolve("dkim.txt"),
        "forge._domainkey." + domain + ". TXT \"v=DKIM1; k=rsa; p=" + open + "\"\n");
    Path fresh = Files.createTempFile(home, "dkim", ".new");
    if (home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(
        fresh, "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
