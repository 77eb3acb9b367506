package forge.files;

import forge.refusal.Refusal.Unavailable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bucket of an S3-compatible store: tried some times, never a whole file in memory, and left when
 * it falls silent.
 */
final class Bucket {
  private static final Logger LOG = LoggerFactory.getLogger(Bucket.class);
  private static final int TRIES = 3;
  private static final long PART = 16L << 20;
  private static final Duration TO_CONNECT = Duration.ofSeconds(5);
  private static final Duration TO_TAKE = Duration.ofMinutes(5);
  private static final Pattern UPLOAD = Pattern.compile("<UploadId>([^<]{1,1000})</UploadId>");

  private final URI url;
  private final Signature signature;
  private final Duration silence;
  private final Circuit circuit = new Circuit();
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TO_CONNECT)
          .build();

  /** What is known of an object. */
  record Known(long size, Instant at) {}

  Bucket(FilesConfig.S3 settings, Clock clock) {
    this.url = settings.bucket();
    this.signature = new Signature(settings.region(), settings.key(), settings.secret());
    this.silence = settings.silence();
    this.clock = clock;
  }

  /** Puts a file there; a large one in parts, seen when the last has come. */
  void put(String name, Path file, long size, String sha256) {
    if (size <= PART) {
      done(send("PUT", name, Map.of(), part(file, 0, size), sha256));
    } else {
      putParts(name, file, size);
    }
  }

  private void putParts(String name, Path file, long size) {
    String begun = done(send("POST", name, Map.of("uploads", ""), none(), Signature.UNSIGNED));
    Matcher id = UPLOAD.matcher(begun);
    if (!id.find()) {
      throw new IllegalStateException("the store began no upload: " + begun);
    }
    var all = new StringBuilder("<CompleteMultipartUpload>");
    int number = 0;
    for (long from = 0; from < size; from += PART) {
      number++;
      var answer =
          send(
              "PUT",
              name,
              Map.of("partNumber", Integer.toString(number), "uploadId", id.group(1)),
              part(file, from, Math.min(PART, size - from)),
              Signature.UNSIGNED);
      done(answer);
      all.append(
          "<Part><PartNumber>%d</PartNumber><ETag>%s</ETag></Part>"
              .formatted(number, answer.headers().firstValue("ETag").orElse("")));
    }
    all.append("</CompleteMultipartUpload>");
    BodyPublisher list = BodyPublishers.ofString(all.toString());
    String said =
        done(send("POST", name, Map.of("uploadId", id.group(1)), list, Signature.UNSIGNED));
    if (said.contains("<Error>")) {
      throw new IllegalStateException("the store did not join the parts: " + said);
    }
  }

  private static BodyPublisher none() {
    return BodyPublishers.noBody();
  }

  private static BodyPublisher part(Path file, long from, long length) {
    if (length == 0) {
      return none();
    }
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> read(file, from, length)), length);
  }

  private static InputStream read(Path file, long from, long length) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ).position(from);
      return new Limited(Channels.newInputStream(channel), length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Known> look(String name) {
    var answer = send("HEAD", name, Map.of(), none(), Signature.UNSIGNED);
    if (answer.statusCode() == 404) {
      return Optional.empty();
    }
    done(answer);
    long size = answer.headers().firstValueAsLong("Content-Length").orElse(0);
    Instant at =
        answer
            .headers()
            .firstValue("Last-Modified")
            .map(t -> ZonedDateTime.parse(t, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
            .orElse(clock.instant());
    return Optional.of(new Known(size, at));
  }

  /** So many bytes of what lies there from some place on. */
  InputStream read(String name, long from, long length) throws IOException {
    HttpRequest request =
        request("GET", name, Map.of(), none(), Signature.UNSIGNED)
            .header("Range", "bytes=" + from + "-" + (from + length - 1))
            .build();
    var answer = tried(request, silence, coming());
    if (answer.statusCode() == 404) {
      throw new FileNotFoundException(name);
    }
    if (answer.statusCode() / 100 != 2) {
      throw away("answered " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpResponse.BodyHandler<InputStream> coming() {
    return said ->
        said.statusCode() / 100 == 2
            ? BodySubscribers.mapping(
                BodySubscribers.ofPublisher(), bytes -> Inflow.of(bytes, silence))
            : BodySubscribers.replacing(InputStream.nullInputStream());
  }

  void remove(String name) {
    var answer = send("DELETE", name, Map.of(), none(), Signature.UNSIGNED);
    if (answer.statusCode() != 404) {
      done(answer);
    }
  }

  /** An address at which anybody may fetch it for some time. */
  URI link(String name, Map<String, String> said, Duration valid) {
    URI uri = at(name, "");
    return at(name, signature.query(uri, said, valid, clock.instant()));
  }

  private HttpResponse<String> send(
      String method, String name, Map<String, String> query, BodyPublisher body, String payload) {
    return tried(
        request(method, name, query, body, payload).build(),
        method.startsWith("P") ? TO_TAKE : silence,
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(
      String method, String name, Map<String, String> query, BodyPublisher body, String payload) {
    var request = HttpRequest.newBuilder(at(name, Signature.text(query))).method(method, body);
    signature
        .headers(method, at(name, ""), query, payload, clock.instant())
        .forEach(request::header);
    return request;
  }

  private URI at(String name, String query) {
    return URI.create(url + "/" + name + (query.isEmpty() ? "" : "?" + query));
  }

  /** Tries again what failed, but not what got no answer in time. */
  private <T> HttpResponse<T> tried(
      HttpRequest request, Duration limit, HttpResponse.BodyHandler<T> handler) {
    if (!circuit.mayAsk()) {
      throw away("fell silent a moment ago");
    }
    var failures = new ArrayList<String>();
    for (int i = 0; i < TRIES; i++) {
      try {
        var answer = answer(request, limit, handler);
        circuit.answered();
        if (answer.statusCode() < 500) {
          return answer;
        }
        failures.add("answered " + answer.statusCode());
      } catch (HttpTimeoutException silent) {
        circuit.fellSilent();
        failures.add(silent.toString());
        break;
      } catch (IOException e) {
        circuit.answered();
        failures.add(e.toString());
      } catch (InterruptedException e) {
        circuit.answered();
        Thread.currentThread().interrupt();
        throw away("was interrupted");
      }
    }
    throw away(String.join(", ", failures));
  }

  /** The whole answer in time; of a stream, its beginning. */
  private <T> HttpResponse<T> answer(
      HttpRequest request, Duration limit, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    var coming = client.sendAsync(request, handler);
    try {
      return coming.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException silent) {
      throw new HttpTimeoutException("no answer within " + limit.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    } finally {
      coming.cancel(true);
    }
  }

  private static String done(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      LOG.warn("The store said {}: {}", answer.statusCode(), answer.body());
      throw away("answered " + answer.statusCode());
    }
    return answer.body();
  }

  private static Unavailable away(String why) {
    LOG.warn("The store of files cannot be used: {}", why);
    return new Unavailable("The store of files does not answer just now; try again later.");
  }

  /** The first bytes of a stream. */
  private static final class Limited extends java.io.FilterInputStream {
    private long left;

    Limited(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      if (left <= 0) {
        return -1;
      }
      left--;
      return super.read();
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      int read = left <= 0 ? -1 : super.read(into, at, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }
  }
}
