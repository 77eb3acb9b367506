package forge.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import forge.project.Mount;
import forge.testing.EachForge;
import forge.testing.MovableClock;
import forge.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A forge with all its tools for each test. Use as {@code @RegisterExtension final WholeForge forge
 * = new WholeForge()}.
 */
final class WholeForge extends EachForge {
  private static final Pattern TEXT = Pattern.compile("\"text\":\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern BUTTON =
      Pattern.compile(
          "action=\"/chat/about\".*?name=\"(mount|artifact)\" value=\"([^\"]*)\".*?"
              + "name=\"(mount|artifact)\" value=\"([^\"]*)\"",
          Pattern.DOTALL);

  WholeForge() {
    this(Map.of());
  }

  WholeForge(Map<String, String> settings) {
    super(settings);
  }

  MovableClock clock() {
    return forge().clock();
  }

  Mount mount(String point) {
    return forge().mount(point);
  }

  void settle() {
    forge().settle();
  }

  /** Sends JSON to a part of the REST interface, which takes it; answers what that says. */
  String rest(UserId who, String method, String at, String json) {
    var answer = as(who).json(method, "/rest" + at, json);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }

  /** Opens the room that a page leads to by its button. */
  String room(UserId who, String page) {
    var shown = as(who).get(page);
    Matcher button = BUTTON.matcher(shown.body());
    assertThat(button.find()).as(shown.statusCode() + " " + shown.body()).isTrue();
    var form = Map.of(button.group(1), button.group(2), button.group(3), button.group(4));
    String room = as(who).post("/chat/about", form).headers().firstValue("Location").orElseThrow();
    return room.substring(room.indexOf("/chat/"));
  }

  /** What was said in a room, the newest last. */
  List<String> said(UserId who, String room) {
    settle();
    return TEXT.matcher(rest(who, "GET", room + "/messages", ""))
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
