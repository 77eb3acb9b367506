package forge.chat.irc;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The key and certificate of this server, read anew when the file has changed. */
final class Certificate {
  private final Path file;
  private final char[] password;
  private @Nullable FileTime readAt;
  private @Nullable SSLContext context;

  Certificate(Path file, String password) {
    this.file = file;
    this.password = password.toCharArray();
  }

  /** Begins TLS on a connection; the handshake comes with the first byte. */
  Socket wrap(Socket socket) throws IOException {
    var secured =
        (SSLSocket)
            context()
                .getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), 0, true);
    secured.setUseClientMode(false);
    return secured;
  }

  /** Reads the file; fails with a sentence where that cannot be done. */
  synchronized SSLContext context() throws IOException {
    FileTime now = Files.getLastModifiedTime(file);
    SSLContext known = context;
    if (known != null && now.equals(readAt)) {
      return known;
    }
    try (InputStream in = Files.newInputStream(file)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      var fresh = SSLContext.getInstance("TLS");
      fresh.init(keys.getKeyManagers(), null, null);
      context = fresh;
      readAt = now;
      return fresh;
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " cannot be used: " + e.getMessage(), e);
    }
  }
}
