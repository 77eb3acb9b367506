package forge.deploy.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestForge;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;

/** What was answered wrongly, to be read in one go. */
final class Faults {
  /** What changes by being asked, or without anybody asking. */
  private static final Set<String> RESTLESS = Set.of("sessions", "attempts", "jobs", "audit");

  /** What is kept in memory first and written within seconds, once: a deed is tried again. */
  private static final Set<String> LATE = Set.of("chat_positions", "chat_rooms");

  /** What is taken off a message seconds after it was kept. */
  private static final String OWED = "owed";

  private static final Pattern LIVE_MARKUP =
      Pattern.compile(
          "<script>alert|<img src=x|<[^>]*href=\"javascript:", Pattern.CASE_INSENSITIVE);

  private final TestForge forge;
  private final List<String> found = new ArrayList<>();

  Faults(TestForge forge) {
    this.forge = forge;
  }

  /** Any answer but a fault of ours, and no header or address that was smuggled in. */
  void judge(String what, HttpResponse<String> answer) {
    int status = answer.statusCode();
    String to = answer.headers().firstValue("Location").orElse("/");
    boolean ours =
        (to.startsWith("/") && !to.startsWith("//")) || to.startsWith(forge.url().toString());
    if (status >= 500
        || answer.headers().firstValue("X-Injected").isPresent()
        || !ours
        || to.contains("\\")) {
      add(what, answer);
    }
    if (html(answer) && live(answer.body())) {
      found.add(what + " -> live markup in the page");
    }
  }

  /** Most pages hold nothing that could be, which is quickly seen. */
  private static boolean live(String page) {
    String small = page.toLowerCase(Locale.ROOT);
    return Stream.of("<script>alert", "<img src=x", "href=\"javascript:").anyMatch(small::contains)
        && LIVE_MARKUP.matcher(page).find();
  }

  /** Refused, with a sentence. */
  void refused(String what, HttpResponse<String> answer) {
    judge(what, answer);
    if (answer.statusCode() < 400 || answer.body().isBlank()) {
      add(what, answer);
    }
  }

  /** Refused because it came from somewhere else, before anything was looked at. */
  void forged(String what, HttpResponse<String> answer) {
    refused(what, answer);
    if (answer.statusCode() != 403) {
      add(what, answer);
    }
  }

  void add(String what, HttpResponse<String> answer) {
    String body = answer.body().replaceAll("\\s+", " ");
    found.add(
        what
            + " -> "
            + answer.statusCode()
            + " "
            + answer.headers().firstValue("Location").orElse("")
            + " "
            + body.substring(0, Math.min(200, body.length())));
  }

  /** Whatever runs here must not change what is stored. */
  void changingNothing(String what, Runnable deed) {
    Set<String> changed = changed(deed);
    if (!changed.isEmpty() && LATE.containsAll(changed)) {
      changed = changed(deed);
    }
    if (!changed.isEmpty()) {
      found.add(what + " -> changed " + changed);
    }
  }

  private Set<String> changed(Runnable deed) {
    Map<String, Integer> before = fingerprint();
    deed.run();
    Map<String, Integer> after = fingerprint();
    after.entrySet().removeIf(e -> e.getValue().equals(before.get(e.getKey())));
    return after.keySet();
  }

  void none() {
    assertThat(found).isEmpty();
  }

  private static boolean html(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
  }

  private Map<String, Integer> fingerprint() {
    var print = new TreeMap<String, Integer>();
    var database = forge.forge().database();
    for (String name : database.listCollectionNames()) {
      if (!RESTLESS.contains(name)) {
        int sum = 0;
        for (Document document : database.getCollection(name).find()) {
          document.remove(OWED);
          sum += document.hashCode();
        }
        print.put(name, sum);
      }
    }
    return print;
  }
}
