package forge.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The schema and the settings of a collection, in the folder {@code configset} beside a class. A
 * schema that says {@code <!--analyzers-->} gets the types of texts in each language there.
 *
 * @param owner the class
 */
record Configset(Class<?> owner) {
  private static final String ANALYZERS = "<!--analyzers-->";
  private static final List<String> FILES = List.of("schema.xml", "solrconfig.xml");

  /** As Solr takes it. */
  byte[] zip() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (String name : FILES) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(read(name));
      }
    }
    return bytes.toByteArray();
  }

  /** Other content has another version. */
  String version() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (String name : FILES) {
        digest.update(read(name));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 4);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] read(String name) throws IOException {
    String text = read(owner, "configset/" + name);
    return (text.contains(ANALYZERS)
            ? text.replace(ANALYZERS, read(Configset.class, "analyzers.xml"))
            : text)
        .getBytes(UTF_8);
  }

  private static String read(Class<?> owner, String path) throws IOException {
    try (InputStream in = owner.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException(path + " is missing beside " + owner.getName());
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
