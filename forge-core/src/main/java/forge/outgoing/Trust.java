package forge.outgoing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Who may vouch for other sites: whom Java believes, and whom the site's operator has named. */
public final class Trust {
  /** The setting that names a file of further certificates. */
  public static final String SETTING = "FORGE_OUTGOING_TRUST";

  static final Trust USUAL = new Trust(List.of());
  private static final Pattern CERTIFICATE =
      Pattern.compile("certifica|PKIX|subject alternative", Pattern.CASE_INSENSITIVE);
  private static final Pattern OTHER_NAME =
      Pattern.compile(
          "hostname|subject alternative|name matching|doesn't match", Pattern.CASE_INSENSITIVE);
  private static final Pattern EXPIRED =
      Pattern.compile(
          "expired|validity check failed|not yet valid|NotAfter|NotBefore",
          Pattern.CASE_INSENSITIVE);
  private static final int LINE = 64;

  private final List<X509Certificate> named;

  private Trust(List<X509Certificate> named) {
    this.named = List.copyOf(named);
  }

  /**
   * Reads whom the operator has named.
   *
   * @param file of certificates in PEM; null for none
   */
  public static Trust of(@Nullable String file) {
    if (file == null) {
      return USUAL;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
      var named = new ArrayList<X509Certificate>();
      for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        named.add((X509Certificate) each);
      }
      if (!named.isEmpty()) {
        return new Trust(named);
      }
    } catch (IOException | CertificateException | InvalidPathException e) {
      throw new IllegalArgumentException(wrong(file), e);
    }
    throw new IllegalArgumentException(wrong(file));
  }

  private static String wrong(String file) {
    return SETTING + " must name a file of certificates in PEM, not " + file + ".";
  }

  /** What TLS is spoken with. */
  SSLContext context() {
    try {
      if (named.isEmpty()) {
        return SSLContext.getDefault();
      }
      KeyStore all = KeyStore.getInstance("PKCS12");
      all.load(null, null);
      for (X509Certificate each : believed()) {
        all.setCertificateEntry("c" + all.size(), each);
      }
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers(all), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TrustManager[] managers(@Nullable KeyStore of) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(of);
    return factory.getTrustManagers();
  }

  private List<X509Certificate> believed() throws GeneralSecurityException {
    Stream<X509Certificate> usual =
        Arrays.stream(managers(null))
            .filter(X509TrustManager.class::isInstance)
            .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()));
    return Stream.concat(usual, named.stream()).toList();
  }

  /**
   * All who are believed, in PEM, for programs that speak TLS by themselves; empty where they
   * believe whom this machine believes.
   */
  public Optional<String> pem() {
    if (named.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(String.join("", believed().stream().map(Trust::pem).toList()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those the operator has named, each in PEM, for programs that take them one by one. */
  public List<String> named() {
    return named.stream().map(Trust::pem).toList();
  }

  private static String pem(X509Certificate one) {
    try {
      var encoder = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
      return "-----BEGIN CERTIFICATE-----\n"
          + encoder.encodeToString(one.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What whoever gave an address is told where its certificate was not believed; empty where that
   * was not the reason.
   *
   * @param said by whoever tried to connect
   */
  public static Optional<String> refusal(String host, String said) {
    if (!CERTIFICATE.matcher(said).find()) {
      return Optional.empty();
    }
    if (OTHER_NAME.matcher(said).find()) {
      return Optional.of("The certificate that " + host + " shows is for another name.");
    }
    if (EXPIRED.matcher(said).find()) {
      return Optional.of("The certificate of " + host + " is out of date.");
    }
    return Optional.of(
        "The certificate of "
            + host
            + " was issued by nobody whom this forge trusts. Its administrator can name the issuer"
            + " with "
            + SETTING
            + ".");
  }
}
