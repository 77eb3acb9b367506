package forge.search;

import forge.refusal.Refusal.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.solr.client.solrj.RemoteSolrException;
import org.apache.solr.client.solrj.SolrClient;
import org.apache.solr.client.solrj.SolrRequest;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.impl.HttpJdkSolrClient;
import org.apache.solr.client.solrj.request.CollectionAdminRequest;
import org.apache.solr.client.solrj.request.ConfigSetAdminRequest;
import org.apache.solr.client.solrj.request.QueryRequest;
import org.apache.solr.client.solrj.request.SolrQuery;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.util.ContentStreamBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Solr server and the collection of this forge on it.
 *
 * <p>The collection is named after the forge and after the content of the configset, so a forge
 * with another schema makes another collection.
 */
final class SolrServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SolrServer.class);
  private static final int COMMIT_WITHIN_MILLIS = 300;
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long LONGEST_SECONDS = 15;
  private static final long USUAL_MILLIS = 700;
  private static final int NOT_FOUND = 404;

  private final String url;
  private volatile SolrClient patient;
  private final SolrClient quick;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String prefix;
  private final Configset configset;
  private final String collection;
  private final SolrPulse pulse;
  private volatile long awayUntil = System.nanoTime() - 1;

  /**
   * @param prefix names the forge, where several share a server, and what the collection is for
   * @param pulse of the server
   */
  SolrServer(String url, String prefix, Configset configset, SolrPulse pulse) {
    this.url = url;
    this.pulse = pulse;
    this.patient = client(url, 60);
    this.quick = client(url, 4);
    this.prefix = prefix;
    this.configset = configset;
    this.collection = prefix + configset.version();
  }

  private static SolrClient client(String url, int seconds) {
    return new HttpJdkSolrClient.Builder(url)
        .withConnectionTimeout(1_500, TimeUnit.MILLISECONDS)
        .withRequestTimeout(seconds, TimeUnit.SECONDS)
        .useHttp1_1(true)
        .build();
  }

  /** One exchange with the server. */
  private interface Exchange<T> {
    T with() throws SolrServerException, IOException;
  }

  /** Whether the collection has still to be made. */
  boolean missing() {
    return !tried(() -> CollectionAdminRequest.listCollections(quick).contains(collection));
  }

  /** Makes the collection unless it is there. */
  void prepare() {
    if (!missing()) {
      return;
    }
    try {
      make();
    } catch (SolrException e) {
      if (missing()) {
        throw e;
      }
      LOG.debug("Another node has made the collection.", e);
    }
  }

  private void make() {
    tried(
        () -> {
          var upload = new ConfigSetAdminRequest.Upload();
          upload
              .setConfigSetName(collection)
              .setUploadStream(
                  new ContentStreamBase.ByteArrayStream(
                      configset.zip(), "configset.zip", "application/octet-stream"))
              .setOverwrite(true);
          upload.process(patient);
          CollectionAdminRequest.createCollection(collection, collection, 1, 1).process(patient);
          return true;
        });
  }

  /** Deletes the collections that earlier versions of this forge made. */
  void dropOthers() {
    tried(
        () -> {
          for (String other : CollectionAdminRequest.listCollections(patient)) {
            if (other.startsWith(prefix) && !other.equals(collection)) {
              CollectionAdminRequest.deleteCollection(other).process(patient);
            }
          }
          return true;
        });
  }

  /** Whether the collection answers. */
  boolean answers() {
    try {
      var query = new SolrQuery("*:*");
      query.setRows(0);
      tried(() -> quick.query(collection, query));
      return true;
    } catch (Unavailable | Missing | SolrException e) {
      return false;
    }
  }

  void add(List<SolrInputDocument> documents) {
    if (!documents.isEmpty()) {
      tried(() -> patient.add(collection, documents, COMMIT_WITHIN_MILLIS));
    }
  }

  void delete(List<String> ids) {
    if (!ids.isEmpty()) {
      tried(() -> patient.deleteById(collection, ids, COMMIT_WITHIN_MILLIS));
    }
  }

  void deleteMatching(String query) {
    tried(() -> patient.deleteByQuery(collection, query, COMMIT_WITHIN_MILLIS));
  }

  /**
   * Asks. Who finds the server silent waits two seconds at most, and all others are refused at once
   * until it is back.
   */
  QueryResponse ask(SolrQuery query) {
    return ask(query, "/select");
  }

  /** As {@link #ask}, by the handler that completes what is being typed. */
  QueryResponse complete(SolrQuery query) {
    return ask(query, "/complete");
  }

  private QueryResponse ask(SolrQuery query, String handler) {
    if (System.nanoTime() - awayUntil < 0 || (pulse.doubted() && !pulse.beats())) {
      throw away();
    }
    query.set("qt", handler);
    var request = new QueryRequest(query, SolrRequest.METHOD.POST);
    return tried(() -> request.process(quick, collection), this::soon);
  }

  /** Lets everybody see what was written. For tests. */
  void commit() {
    tried(() -> patient.commit(collection, true, true, true));
  }

  String collection() {
    return collection;
  }

  /** The server answers, but the collection is not there. */
  static final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Missing(Throwable cause) {
      super(cause);
    }
  }

  private <T> T tried(Exchange<T> exchange) {
    return tried(exchange, SolrServer::patiently);
  }

  private <T> T tried(Exchange<T> exchange, Waiting<T> waiting) {
    try {
      return bounded(exchange, waiting);
    } catch (RemoteSolrException e) {
      if (e.code() == NOT_FOUND) {
        throw new Missing(e);
      }
      if (e.code() >= 500) {
        throw rest(e);
      }
      throw e;
    } catch (SolrServerException | IOException e) {
      throw rest(e);
    }
  }

  /**
   * An exchange that ends in time. The client's own time-out does not end one whose server is
   * killed while it reads what is sent.
   */
  private <T> T bounded(Exchange<T> exchange, Waiting<T> waiting)
      throws SolrServerException, IOException {
    if (pulse.silent()) {
      throw away();
    }
    Future<T> answer = threads.submit(exchange::with);
    try {
      return waiting.until(answer);
    } catch (TimeoutException e) {
      answer.cancel(true);
      renew();
      throw new IOException("Solr did not answer in time", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case SolrServerException cause -> throw cause;
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /** How long somebody waits for an answer. */
  @FunctionalInterface
  private interface Waiting<T> {
    T until(Future<T> answer) throws TimeoutException, InterruptedException, ExecutionException;
  }

  /** As jobs do. */
  private static <T> T patiently(Future<T> answer)
      throws TimeoutException, InterruptedException, ExecutionException {
    return answer.get(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  /** As pages do: where it takes longer than usual, the pulse says whether waiting is of use. */
  private <T> T soon(Future<T> answer)
      throws TimeoutException, InterruptedException, ExecutionException {
    try {
      return answer.get(USUAL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      return answer.get(pulse.beats() ? LONGEST_SECONDS : 0, TimeUnit.SECONDS);
    }
  }

  /**
   * Takes a new client in the place of one that hangs: the threads it sends with wait for ever for
   * a server that is gone.
   */
  private void renew() {
    SolrClient hanging = patient;
    patient = client(url, 60);
    var unused =
        threads.submit(
            () -> {
              hanging.close();
              return true;
            });
  }

  private Unavailable rest(Exception cause) {
    awayUntil = System.nanoTime() + REST_NANOS;
    LOG.debug("Solr does not answer {}", pulse.beats() ? "this" : "at all", cause);
    return away();
  }

  private static Unavailable away() {
    return new Unavailable("Search is resting. Everything else works; please try again soon.");
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      patient.close();
      quick.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
