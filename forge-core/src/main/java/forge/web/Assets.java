package forge.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The static files of pages, held in memory and served under an address that changes with any of
 * them, so that browsers may keep them for ever.
 *
 * <p>They lie on the class path below {@code forge/web/assets/}; libraries come out of WebJars as
 * {@code lib/<name>/…}.
 */
@Path("/-/assets")
public final class Assets {
  private static final String ROOT = "forge/web/assets/";
  private static final Map<String, String> LIBRARIES =
      Map.of("lib/highlight/", "META-INF/resources/webjars/highlightjs/11.11.1/");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "json", "application/json",
          "webmanifest", "application/manifest+json",
          "txt", "text/plain; charset=utf-8",
          "woff2", "font/woff2");

  private final java.nio.file.@Nullable Path development;

  /** Those of the class path, read once by the first who asks. */
  private static final class Packed {
    static final Map<String, Asset> ASSETS;
    static final String VERSION;

    static {
      var found = new TreeMap<String, byte[]>();
      collect(ROOT, "", found);
      LIBRARIES.forEach((name, root) -> collect(root, name, found));
      var all = new TreeMap<String, Asset>();
      found.forEach((path, bytes) -> all.put(path, new Asset(bytes)));
      ASSETS = Collections.unmodifiableMap(all);
      VERSION = digest(found);
    }
  }

  /** One file, as it is and compressed. */
  private static final class Asset {
    final byte[] plain;
    private byte @Nullable [] gzip;

    Asset(byte[] plain) {
      this.plain = plain;
    }

    /** Whether compressing is worth its while; does it the first time it is asked for. */
    synchronized boolean shrinks() {
      if (gzip == null) {
        gzip = Assets.gzip(plain);
      }
      return gzip.length < plain.length * 9 / 10;
    }

    synchronized byte[] squeezed() {
      return shrinks() && gzip != null ? gzip : plain;
    }
  }

  public Assets(java.nio.file.@Nullable Path development) {
    this.development = development;
  }

  /** Changes whenever any static file does. */
  public String version() {
    return Packed.VERSION;
  }

  /** Whether browsers may keep them: not while somebody works on them. */
  public boolean lasting() {
    return development == null;
  }

  public String url(String path) {
    return "/-/assets/" + Packed.VERSION + "/" + path;
  }

  @GET
  @Path("{version}/{path: .+}")
  public Response file(
      @PathParam("version") String asked,
      @PathParam("path") String path,
      @HeaderParam("Accept-Encoding") @Nullable String encodings) {
    Asset asset = development == null ? Packed.ASSETS.get(path) : fresh(path);
    if (asset == null) {
      return Response.status(404).type("text/plain").entity("There is no such file.").build();
    }
    boolean squeeze = encodings != null && encodings.contains("gzip") && asset.shrinks();
    var answer =
        Response.ok(squeeze ? asset.squeezed() : asset.plain)
            .header("Content-Type", type(path))
            .header("Vary", "Accept-Encoding")
            .header("Cache-Control", caching(asked));
    return (squeeze ? answer.header("Content-Encoding", "gzip") : answer).build();
  }

  private String caching(String asked) {
    return development == null && asked.equals(Packed.VERSION)
        ? "public, max-age=31536000, immutable"
        : "no-cache";
  }

  private static String type(String path) {
    return TYPES.getOrDefault(
        path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
  }

  private @Nullable Asset fresh(String path) {
    if (development != null && !path.contains("..")) {
      for (var root : Templates.SourceTree.resources(development)) {
        var file = root.resolve(ROOT).resolve(path);
        if (Files.isRegularFile(file)) {
          try {
            return new Asset(Files.readAllBytes(file));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
    }
    return Packed.ASSETS.get(path);
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 3 + 100);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String digest(Map<String, byte[]> found) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      found.forEach(
          (path, bytes) -> {
            sha.update(path.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            sha.update(bytes);
          });
      return HexFormat.of().formatHex(sha.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void collect(String root, String prefix, Map<String, byte[]> into) {
    try {
      for (URL url : Collections.list(Assets.class.getClassLoader().getResources(root))) {
        if ("file".equals(url.getProtocol())) {
          directory(java.nio.file.Path.of(url.toURI()), prefix, into);
        } else {
          jar(url, root, prefix, into);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void directory(java.nio.file.Path folder, String prefix, Map<String, byte[]> into)
      throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : (Iterable<java.nio.file.Path>) files.filter(Files::isRegularFile)::iterator) {
        into.put(
            prefix + folder.relativize(file).toString().replace('\\', '/'),
            Files.readAllBytes(file));
      }
    }
  }

  private static void jar(URL url, String root, String prefix, Map<String, byte[]> into)
      throws IOException {
    var connection = (JarURLConnection) url.openConnection();
    connection.setUseCaches(false);
    try (var jar = connection.getJarFile()) {
      for (var entry : Collections.list(jar.entries())) {
        if (!entry.isDirectory() && entry.getName().startsWith(root)) {
          try (InputStream in = jar.getInputStream(entry)) {
            into.put(prefix + entry.getName().substring(root.length()), in.readAllBytes());
          }
        }
      }
    }
  }
}
