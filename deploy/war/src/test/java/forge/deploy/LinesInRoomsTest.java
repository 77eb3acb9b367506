package forge.deploy;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.project.Mount;
import forge.user.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the room of a project hears of its tickets and pages. */
class LinesInRoomsTest {
  @RegisterExtension final WholeForge forge = new WholeForge();
  private static final Pattern TEXT = Pattern.compile("\"text\":\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern TIME = Pattern.compile("\"at\":\"([^\"]+)\"");

  private void rest(UserId who, String method, String part, String json) {
    forge.rest(who, method, "/p/aqueduct/" + part, json);
  }

  private void open(String title) {
    rest(MIA, "POST", "tickets", "{\"title\":\"%s\"}".formatted(title));
  }

  private List<String> said() {
    forge.settle();
    String messages = forge.guest().get("/rest/p/aqueduct/chat/messages").body();
    return TEXT.matcher(messages).results().map(found -> found.group(1)).toList();
  }

  private void choose(String option, String value) {
    Mount chat = forge.mount("chat");
    var options = new HashMap<>(chat.options());
    options.put(option, value);
    forge
        .forge()
        .forge()
        .mounting()
        .set(forge.forge().visit(ADA), chat.id(), chat.label(), options);
  }

  @Test
  void aTicketHasOneLineWhichFollowsIt() {
    open("Leak in the valve");
    assertThat(said()).singleElement().asString().contains("opened by", "/p/aqueduct/tickets/1");

    rest(DAN, "PATCH", "tickets/1", "{\"status\":\"closed\",\"title\":\"Leak, found\"}");
    assertThat(said())
        .singleElement()
        .asString()
        .contains("closed by", "found", "closed")
        .doesNotContain("opened by", "valve");

    rest(DAN, "PATCH", "tickets/1", "{\"labels\":[\"water\"]}");
    assertThat(said()).singleElement().asString().contains("closed by");
  }

  @Test
  void afterDaysWithoutNewsThereIsAnotherLine() {
    open("Leak in the valve");
    said();
    forge.clock().advance(Duration.ofDays(3));
    rest(DAN, "PATCH", "tickets/1", "{\"status\":\"closed\"}");

    assertThat(said()).hasSize(2).last().asString().contains("closed by");
  }

  @Test
  void aTicketThatBecomesPrivateTakesItsLineWithIt() {
    open("Leak in the valve");
    said();
    rest(DAN, "PATCH", "tickets/1", "{\"private\":true}");
    assertThat(said()).noneMatch(text -> text.contains("valve"));

    rest(MIA, "POST", "tickets", "{\"title\":\"Poison\",\"private\":true}");
    assertThat(said()).noneMatch(text -> text.contains("Poison"));
  }

  @Test
  void aRoomIsToldNothingOfWhatWasBeforeIt() {
    open("Old leak");
    forge.clock().advance(Duration.ofMinutes(1));
    forge
        .forge()
        .forge()
        .mounting()
        .mount(forge.forge().visit(ADA), forge.mount("chat").tool(), "yard", "Yard");
    open("New leak");
    forge.settle();

    assertThat(forge.guest().get("/rest/p/aqueduct/yard/messages").body())
        .contains("New leak")
        .doesNotContain("Old leak");
  }

  @Test
  void whatIsToldLateStandsWhereItIsTold() {
    open("Leak in the valve");
    forge.clock().advance(Duration.ofHours(1));
    rest(MIA, "POST", "chat/messages", "{\"text\":\"Anybody here?\"}");
    forge.settle();

    String messages = forge.guest().get("/rest/p/aqueduct/chat/messages").body();
    assertThat(TIME.matcher(messages).results().map(found -> found.group(1))).hasSize(2).isSorted();
  }

  @Test
  void whoSaysItThemselvesIsNotRepeated() {
    rest(MIA, "POST", "chat/commands", "{\"text\":\"/ticket Leak in the valve\"}");

    assertThat(said()).singleElement().asString().contains("/me opened");
  }

  @Test
  void adminsChooseWhatIsTold() {
    choose("tickets", "no");
    open("Leak in the valve");
    rest(MIA, "PUT", "wiki/Pipes", "{\"text\":\"Long.\"}");
    assertThat(said()).isEmpty();

    choose("pages", "yes");
    rest(MIA, "PUT", "wiki/Wells", "{\"text\":\"Deep.\"}");
    said();
    rest(DAN, "PUT", "wiki/Wells", "{\"text\":\"Deeper.\"}");
    assertThat(said()).singleElement().asString().contains("Wells", "edited by");
  }
}
