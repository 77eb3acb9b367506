package forge.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import forge.testing.TlsSite.Certificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A push service with its browsers: takes what a site sends over TLS, and reads it as a browser
 * would, with nothing of the code that is tried.
 */
public final class PushService implements AutoCloseable {
  private static final Pattern VAPID = Pattern.compile("vapid t=([^.]+\\.[^.]+)\\.([^,]+), k=(.+)");
  private static final byte[] AUTH = "sixteen letters!".getBytes(US_ASCII);

  private final HttpServer plain;
  private final TlsSite site;
  private final Path pem;
  private final Map<String, KeyPair> browsers = new ConcurrentHashMap<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile int answer = 201;

  /**
   * Something that arrived.
   *
   * @param browser the path it was sent to
   * @param text as the browser reads it
   * @param claims what the sender says of itself, proven by its signature
   */
  public record Received(
      String browser, String text, String claims, String siteKey, Map<String, String> headers) {}

  /**
   * Starts one.
   *
   * @param folder where its certificate is kept
   */
  public PushService(Path folder) {
    try {
      plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    plain.createContext("/", this::take);
    plain.start();
    var certificate = Certificate.make(folder, "push");
    pem = certificate.pem();
    site = new TlsSite(certificate, plain.getAddress().getPort());
  }

  /** Who vouches for it. */
  public Path pem() {
    return pem;
  }

  /** What it says to whatever arrives from now on. */
  public void answers(int status) {
    answer = status;
  }

  /** What a browser hands to a site, as {@code PushSubscription.toJSON} makes it. */
  public String subscribe(String browser) {
    KeyPair pair = browsers.computeIfAbsent("/" + browser, name -> pair());
    return "{\"endpoint\":\"%s\",\"expirationTime\":null,\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"}}"
        .formatted(site.url("/" + browser), text(point(pair)), text(AUTH));
  }

  public String origin() {
    return site.url("");
  }

  /** What arrived since this was asked before. */
  public List<Received> arrived() {
    var all = List.copyOf(received);
    received.removeAll(all);
    return all;
  }

  private void take(HttpExchange call) throws IOException {
    try (call) {
      received.add(read(call));
      call.sendResponseHeaders(answer, -1);
    } catch (GeneralSecurityException | IllegalStateException e) {
      call.sendResponseHeaders(400, -1);
    }
  }

  private Received read(HttpExchange call) throws IOException, GeneralSecurityException {
    var headers = new ConcurrentHashMap<String, String>();
    call.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    String path = call.getRequestURI().getPath();
    KeyPair browser = browsers.get(path);
    Matcher vapid = VAPID.matcher(headers.getOrDefault("Authorization", ""));
    if (browser == null || !vapid.matches() || !proven(vapid)) {
      throw new IllegalStateException("not for anybody here");
    }
    String text = new String(open(call.getRequestBody().readAllBytes(), browser), UTF_8);
    String claims = new String(bytes(vapid.group(1).split("\\.", -1)[1]), UTF_8);
    return new Received(path.substring(1), text, claims, vapid.group(3), headers);
  }

  private static boolean proven(Matcher vapid) throws GeneralSecurityException {
    var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(key(bytes(vapid.group(3))));
    signature.update(vapid.group(1).getBytes(US_ASCII));
    return signature.verify(bytes(vapid.group(2)));
  }

  private static byte[] open(byte[] closed, KeyPair browser) throws GeneralSecurityException {
    byte[] salt = Arrays.copyOf(closed, 16);
    byte[] sender = Arrays.copyOfRange(closed, 21, 21 + closed[20]);
    var agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(browser.getPrivate());
    agreement.doPhase(key(sender), true);
    byte[] info = join("WebPush: info\0".getBytes(US_ASCII), point(browser), sender);
    byte[] secret = hkdf(AUTH, agreement.generateSecret(), info, 32);
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(
            hkdf(salt, secret, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), 16), "AES"),
        new GCMParameterSpec(
            128, hkdf(salt, secret, "Content-Encoding: nonce\0".getBytes(US_ASCII), 12)));
    int from = 21 + sender.length;
    byte[] padded = cipher.doFinal(closed, from, closed.length - from);
    return Arrays.copyOf(padded, padded.length - 1);
  }

  private static byte[] hkdf(byte[] salt, byte[] secret, byte[] info, int bytes)
      throws GeneralSecurityException {
    return Arrays.copyOf(hmac(hmac(salt, secret), join(info, new byte[] {1})), bytes);
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }

  private static byte[] join(byte[]... parts) {
    var all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECPublicKey key(byte[] point) throws GeneralSecurityException {
    var at =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
            new BigInteger(1, Arrays.copyOfRange(point, 33, 65)));
    var curve = ((ECPublicKey) pair().getPublic()).getParams();
    return (ECPublicKey)
        KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(at, curve));
  }

  private static byte[] point(KeyPair pair) {
    ECPoint at = ((ECPublicKey) pair.getPublic()).getW();
    return join(new byte[] {4}, number(at.getAffineX()), number(at.getAffineY()));
  }

  private static byte[] number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int used = Math.min(32, bytes.length);
    byte[] all = new byte[32];
    System.arraycopy(bytes, bytes.length - used, all, 32 - used, used);
    return all;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  @Override
  public void close() {
    site.close();
    plain.stop(0);
  }
}
