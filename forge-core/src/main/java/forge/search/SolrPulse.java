package forge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.solr.client.solrj.RemoteSolrException;
import org.apache.solr.client.solrj.SolrClient;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.impl.HttpJdkSolrClient;
import org.apache.solr.client.solrj.request.HealthCheckRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the Solr server says anything, for all its collections together. Who waits for an answer
 * longer than usual has it felt; when there is no beat nobody asks any more, but for a thread that
 * looks every two seconds whether it is back.
 */
final class SolrPulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SolrPulse.class);
  private static final long BEAT_MILLIS = 1_500;
  private static final long LOOK_SECONDS = 2;

  private final String url;
  private final SolrClient client;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private @Nullable Future<Boolean> beat;
  private volatile boolean silent;

  SolrPulse(String url) {
    this.url = url;
    client =
        new HttpJdkSolrClient.Builder(url)
            .withConnectionTimeout(BEAT_MILLIS, TimeUnit.MILLISECONDS)
            .withRequestTimeout(BEAT_MILLIS, TimeUnit.MILLISECONDS)
            .useHttp1_1(true)
            .build();
  }

  /** The address of the server. */
  String url() {
    return url;
  }

  /** Whether it is known to say nothing, so that nobody should ask it. */
  boolean silent() {
    return silent;
  }

  /** Whether somebody has it felt just now. */
  synchronized boolean doubted() {
    return beat != null && !beat.isDone();
  }

  /** Feels it, once for all who want to know at the same time. */
  boolean beats() {
    if (silent) {
      return false;
    }
    if (felt(feeling())) {
      return true;
    }
    fallSilent();
    return false;
  }

  private synchronized Future<Boolean> feeling() {
    Future<Boolean> current = beat;
    if (current == null || current.isDone()) {
      current = threads.submit(this::answers);
      beat = current;
    }
    return current;
  }

  private static boolean felt(Future<Boolean> feeling) {
    try {
      return feeling.get(BEAT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException silence) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whatever it says, it is there. */
  private boolean answers() {
    try {
      new HealthCheckRequest().process(client);
      return true;
    } catch (RemoteSolrException unwell) {
      return true;
    } catch (SolrServerException | IOException away) {
      return false;
    }
  }

  private synchronized void fallSilent() {
    if (!silent && end.getCount() > 0) {
      silent = true;
      LOG.info("Solr does not answer: search rests until it does.");
      threads.execute(this::look);
    }
  }

  private void look() {
    try {
      while (!end.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
        if (felt(feeling())) {
          silent = false;
          LOG.info("Solr answers again.");
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    threads.shutdownNow();
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
