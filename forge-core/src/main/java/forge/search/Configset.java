package forge.search;

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
 * The schema and the settings of a collection, in the folder {@code configset} beside a class.
 *
 * @param owner the class
 */
record Configset(Class<?> owner) {
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
    try (InputStream in = owner.getResourceAsStream("configset/" + name)) {
      if (in == null) {
        throw new IOException("configset/" + name + " is missing beside " + owner.getName());
      }
      return in.readAllBytes();
    }
  }
}
