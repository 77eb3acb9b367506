package forge.search;

import forge.access.Access;
import forge.artifact.ArtifactStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The index of this forge, and how it is doing. */
public final class SearchIndex implements AutoCloseable {
  private final String forge;
  private final @Nullable SolrPulse pulse;
  private final @Nullable SolrServer server;
  private final ArtifactStore artifacts;
  private final List<SearchCollection> beside = new CopyOnWriteArrayList<>();

  /**
   * @param solr the address of the server; null when there is none and search rests for good
   * @param secret of this forge, which tells it from others that share the server
   */
  public SearchIndex(@Nullable String solr, byte[] secret, ArtifactStore artifacts) {
    this.forge = name(secret);
    this.pulse = solr == null ? null : new SolrPulse(solr);
    this.server = pulse == null ? null : server(pulse, "forge", SearchIndex.class);
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

  private SolrServer server(SolrPulse pulse, String name, Class<?> owner) {
    return new SolrServer(pulse.url(), name + "-" + forge + "-", new Configset(owner), pulse);
  }

  /**
   * Another collection on the same server.
   *
   * @param name what it is for, in small letters
   * @param owner a class beside which the folder {@code configset} lies
   */
  public SearchCollection collection(String name, Class<?> owner, Access access) {
    var made = new SearchCollection(pulse == null ? null : server(pulse, name, owner), access);
    beside.add(made);
    return made;
  }

  @Nullable SolrServer server() {
    return server;
  }

  /** Lets everybody see what was written to any collection. For tests. */
  public void commit() {
    if (server != null && !server.missing()) {
      server.commit();
    }
    beside.stream().filter(SearchCollection::configured).forEach(SearchCollection::commit);
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
    beside.forEach(SearchCollection::close);
    if (server != null) {
      server.close();
    }
    if (pulse != null) {
      pulse.close();
    }
  }
}
