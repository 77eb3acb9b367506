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

  private final Map<String, Asset> assets;
  private final String version;
  private final java.nio.file.@Nullable Path development;

  /** One file, as it is and compressed; the latter null where that saves nothing. */
  private static final class Asset {
    final byte[] plain;
    final byte @Nullable [] gzip;

    Asset(byte[] plain, byte @Nullable [] gzip) {
      this.plain = plain;
      this.gzip = gzip;
    }
  }

  public Assets(java.nio.file.@Nullable Path development) {
    this.development = development;
    var found = new TreeMap<String, byte[]>();
    collect(ROOT, "", found);
    LIBRARIES.forEach((name, root) -> collect(root, name, found));
    this.assets = Collections.unmodifiableMap(compress(found));
    this.version = digest(found);
  }

  /** Changes whenever any static file does. */
  public String version() {
    return version;
  }

  /** Whether browsers may keep them: not while somebody works on them. */
  public boolean lasting() {
    return development == null;
  }

  public String url(String path) {
    return "/-/assets/" + version + "/" + path;
  }

  @GET
  @Path("{version}/{path: .+}")
  public Response file(
      @PathParam("version") String asked,
      @PathParam("path") String path,
      @HeaderParam("Accept-Encoding") @Nullable String encodings) {
    Asset asset = development == null ? assets.get(path) : fresh(path);
    if (asset == null) {
      return Response.status(404).type("text/plain").entity("There is no such file.").build();
    }
    boolean squeeze = asset.gzip != null && encodings != null && encodings.contains("gzip");
    var answer =
        Response.ok(squeeze ? asset.gzip : asset.plain)
            .header("Content-Type", type(path))
            .header("Vary", "Accept-Encoding")
            .header("Cache-Control", caching(asked));
    return (squeeze ? answer.header("Content-Encoding", "gzip") : answer).build();
  }

  private String caching(String asked) {
    return development == null && asked.equals(version)
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
            return new Asset(Files.readAllBytes(file), null);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
    }
    return assets.get(path);
  }

  private static Map<String, Asset> compress(Map<String, byte[]> found) {
    var all = new TreeMap<String, Asset>();
    found.forEach(
        (path, bytes) -> {
          byte[] gzip = gzip(bytes);
          all.put(path, new Asset(bytes, gzip.length < bytes.length * 9 / 10 ? gzip : null));
        });
    return all;
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
