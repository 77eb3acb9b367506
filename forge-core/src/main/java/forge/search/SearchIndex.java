package forge.search;

import forge.artifact.ArtifactStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The index of this forge, and how it is doing. */
public final class SearchIndex implements AutoCloseable {
  private final @Nullable SolrServer server;
  private final ArtifactStore artifacts;

  /**
   * @param solr the address of the server; null when there is none and search rests for good
   * @param secret of this forge, which tells it from others that share the server
   */
  public SearchIndex(@Nullable String solr, byte[] secret, ArtifactStore artifacts) {
    this.server = solr == null ? null : new SolrServer(solr, name(secret));
    this.artifacts = artifacts;
  }

  private static String name(byte[] secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update("search".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(secret), 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Nullable SolrServer server() {
    return server;
  }

  /** Whether there is a Solr to be asked at all. */
  public boolean configured() {
    return server != null;
  }

  /** Whether it answers just now. */
  public boolean answers() {
    return server != null && server.answers();
  }

  public SearchStatus status() {
    return new SearchStatus(configured(), answers(), artifacts.waiting());
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
