package forge.mailserver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;

/**
 * The key and certificate under which mail is taken.
 *
 * @param keystore a file in PKCS#12
 */
record Certificate(Path keystore, String password) {

  /** Fails with a sentence where the file cannot be used, which would keep James from starting. */
  void check() throws IOException {
    try (InputStream in = Files.newInputStream(keystore)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        if (store.getKey(alias, password.toCharArray()) != null) {
          return;
        }
      }
      throw new IOException(keystore + " has no key in it");
    } catch (GeneralSecurityException e) {
      throw new IOException(keystore + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** As James is told of it: TLS begins when the client asks for it. */
  String element() {
    return "<tls socketTLS=\"false\" startTLS=\"true\"><keystore>file://"
        + Configuration.escaped(keystore.toAbsolutePath().toString())
        + "</keystore><keystoreType>PKCS12</keystoreType><secret>"
        + Configuration.escaped(password)
        + "</secret></tls>";
  }
}
