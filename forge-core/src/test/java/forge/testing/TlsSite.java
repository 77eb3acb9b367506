package forge.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** TLS with a certificate of its own making, in front of a plain server on the loopback. */
public final class TlsSite implements AutoCloseable {
  private static final char[] PASSWORD = "secret".toCharArray();

  private final SSLServerSocket door;
  private final int behind;

  /** A certificate for {@code localhost} that vouches for itself. */
  public record Certificate(Path store) {
    public static Certificate make(Path folder, String name) {
      Path store = folder.resolve(name + ".p12");
      var said =
          StockProgram.run(
              folder,
              List.of(
                  Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "site",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=localhost",
                  "-ext",
                  "san=dns:localhost",
                  "-validity",
                  "2",
                  "-keystore",
                  store.toString(),
                  "-storepass",
                  new String(PASSWORD)));
      if (!said.worked()) {
        throw new IllegalStateException(said.text());
      }
      return new Certificate(store);
    }

    private KeyStore keys() {
      try (InputStream in = Files.newInputStream(store)) {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(in, PASSWORD);
        return keys;
      } catch (IOException | GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Written beside it, as operators have it. */
    public Path pem() {
      try {
        byte[] bytes = keys().getCertificate("site").getEncoded();
        byte[] end = "\n".getBytes(StandardCharsets.US_ASCII);
        return Files.writeString(
            Path.of(store + ".pem"),
            "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, end).encodeToString(bytes)
                + "\n-----END CERTIFICATE-----\n");
      } catch (IOException | GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private SSLContext context() {
      try {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keys(), PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * Opens it.
   *
   * @param behind the port of the plain server
   */
  public TlsSite(Certificate certificate, int behind) {
    this.behind = behind;
    try {
      door =
          (SSLServerSocket)
              certificate
                  .context()
                  .getServerSocketFactory()
                  .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public String url(String path) {
    return "https://localhost:" + door.getLocalPort() + path;
  }

  private void accept() {
    try {
      while (true) {
        Socket caller = door.accept();
        Thread.ofVirtual().start(() -> serve(caller));
      }
    } catch (IOException closed) {
      // nobody is served any more
    }
  }

  private void serve(Socket caller) {
    try (caller;
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      Thread back = Thread.ofVirtual().start(() -> carry(plain, caller));
      carry(caller, plain);
      back.join();
    } catch (IOException notBelieved) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void carry(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException over) {
      try {
        from.close();
        to.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
