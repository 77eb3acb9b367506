package forge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptPagesTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:10Z");

  private final KeptPages pages = new KeptPages();
  private final List<String> rendered = new ArrayList<>();

  private record Page(List<String> lines) implements Lasting {}

  private static Frame frame(String user, String token, Instant now) {
    return new Frame(
        "Forge",
        new Frame.Viewer(new Frame.Name(user), user, user.isEmpty(), false),
        token,
        "/p/x",
        "http://localhost",
        "http://localhost/p/x",
        null,
        List.of(),
        List.of(),
        null,
        "auto",
        now,
        "1");
  }

  private String page(String text, Frame frame) {
    byte[] bytes =
        pages.page(
            new Page(List.of(text)),
            frame,
            (view, at) -> {
              rendered.add(text + " for " + at.user().id());
              return "<form>" + at.csrf() + "</form>" + text + "<form>" + at.csrf() + "</form>";
            });
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void aPageIsRenderedOnceAndHasTheTokenOfEachRequest() {
    assertThat(page("Ü", frame("mia", "t1", NOON))).isEqualTo("<form>t1</form>Ü<form>t1</form>");
    assertThat(page("Ü", frame("mia", "t2", NOON.plusSeconds(20))))
        .isEqualTo("<form>t2</form>Ü<form>t2</form>");
    assertThat(rendered).hasSize(1);
  }

  @Test
  void anotherReaderAnotherMinuteAndAnotherContentAreRenderedAnew() {
    page("a", frame("mia", "t", NOON));
    page("a", frame("gus", "t", NOON));
    page("b", frame("mia", "t", NOON));
    page("a", frame("mia", "t", NOON.plusSeconds(60)));

    assertThat(rendered).containsExactly("a for mia", "a for gus", "b for mia", "a for mia");
  }
}
