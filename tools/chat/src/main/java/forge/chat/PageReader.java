package forge.chat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import forge.outgoing.Outgoing;
import forge.refusal.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Reads the beginning of a page elsewhere, through the guarded way out: three redirects, each of
 * which is looked at anew, 512 KB and ten seconds at most, pages of HTML alone.
 */
final class PageReader {
  private static final int REDIRECTS = 3;
  private static final int LONGEST = 512 * 1024;
  private static final int SECONDS = 10;
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final Set<String> KINDS = Set.of("text/html", "application/xhtml+xml");
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([A-Za-z0-9_.:-]{1,40})", Pattern.CASE_INSENSITIVE);
  private final Outgoing outgoing;

  PageReader(Outgoing outgoing) {
    this.outgoing = outgoing;
  }

  /** A page, or where it has gone. */
  private record Answer(@Nullable String html, @Nullable String moved) {
    static final Answer NOTHING = new Answer(null, null);
  }

  /** The text of a page; empty where there is none, or none to be had. */
  Optional<String> read(String address) {
    try {
      URI url = Outgoing.parse("url", address, SCHEMES);
      for (int i = 0; i <= REDIRECTS; i++) {
        Answer answer = get(url);
        if (answer.moved() == null) {
          return Optional.ofNullable(answer.html());
        }
        url = Outgoing.parse("url", url.resolve(answer.moved()).toString(), SCHEMES);
      }
      return Optional.empty();
    } catch (IOException | Refusal | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private Answer get(URI url) throws IOException {
    var get = new HttpGet(url);
    get.setHeader("Accept", "text/html,application/xhtml+xml;q=0.9");
    get.setConfig(
        RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.ofSeconds(SECONDS))
            .setResponseTimeout(Timeout.ofSeconds(SECONDS))
            .build());
    var late =
        CompletableFuture.runAsync(
            get::cancel, CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS));
    var got = new AtomicReference<Answer>();
    try {
      return outgoing.http().execute(get, answer -> answer(get, answer, got));
    } catch (IOException cutOff) {
      Answer answer = got.get();
      if (answer == null) {
        throw cutOff;
      }
      return answer;
    } finally {
      late.cancel(false);
    }
  }

  /** Cuts the answer off when enough of it is there. */
  private static Answer answer(HttpGet get, ClassicHttpResponse answer, AtomicReference<Answer> got)
      throws IOException {
    Answer read = beginning(answer);
    got.set(read);
    get.cancel();
    return read;
  }

  private static Answer beginning(ClassicHttpResponse answer) throws IOException {
    String moved = header(answer, "Location");
    if (answer.getCode() / 100 == 3 && !moved.isEmpty()) {
      return new Answer(null, moved);
    }
    String type = header(answer, "Content-Type");
    String kind = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (answer.getCode() != 200 || !KINDS.contains(kind) || answer.getEntity() == null) {
      return Answer.NOTHING;
    }
    byte[] beginning = answer.getEntity().getContent().readNBytes(LONGEST);
    return new Answer(new String(beginning, charset(type, beginning)), null);
  }

  private static String header(ClassicHttpResponse answer, String name) {
    Header header = answer.getFirstHeader(name);
    return header == null || header.getValue() == null ? "" : header.getValue();
  }

  private static Charset charset(String type, byte[] page) {
    String head = new String(page, 0, Math.min(page.length, 2_048), ISO_8859_1);
    for (String said : new String[] {type, head}) {
      Matcher found = CHARSET.matcher(said);
      if (found.find()) {
        try {
          return Charset.forName(found.group(1));
        } catch (IllegalArgumentException unknown) {
          return UTF_8;
        }
      }
    }
    return UTF_8;
  }
}
