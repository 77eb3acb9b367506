package forge.search;

import forge.artifact.ArtifactStore;
import org.jspecify.annotations.Nullable;

/** The index of this forge, and how it is doing. */
public final class SearchIndex implements AutoCloseable {
  private final @Nullable SolrServer server;
  private final ArtifactStore artifacts;

  /**
   * @param solr the address of the server; null when there is none and search rests for good
   * @param forge names this forge among those that share the server
   */
  public SearchIndex(@Nullable String solr, String forge, ArtifactStore artifacts) {
    this.server = solr == null ? null : new SolrServer(solr, forge);
    this.artifacts = artifacts;
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
