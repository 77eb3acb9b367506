package forge.deploy;

import static forge.testing.People.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.project.Mount;
import java.util.HashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the room of a project hears of its repositories. */
class PushesInRoomsTest {
  @RegisterExtension final WholeForge forge = new WholeForge();

  /** A repository with one commit, of which nobody has heard yet. */
  private Mount repository(String point) {
    String json = "{\"point\":\"%s\",\"begin\":\"readme\"}".formatted(point);
    var made = forge.as(ADA).json("POST", "/rest/p/aqueduct/code/repositories", json);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return forge.mount(point);
  }

  private String room() {
    forge.settle();
    return forge.guest().get("/p/aqueduct/chat").body();
  }

  @Test
  void aPushIsToldOnce() {
    repository("engine");

    assertThat(room())
        .containsOnlyOnce("pushed one commit to main")
        .contains(
            "Ada <a href=\"/p/aqueduct/engine/log/main\"", "<code>Begin with a read-me</code>")
        .doesNotContain("/u/*forge");
    assertThat(room()).containsOnlyOnce("pushed one commit to main");
  }

  @Test
  void nobodyHearsOfWhatTheyMayNotRead() {
    Mount secret = repository("secret");
    forge
        .forge()
        .forge()
        .members()
        .grant(forge.forge().visit(ADA), secret.id(), CorePermission.READ, Set.of(Roles.DEVELOPER));

    assertThat(room()).doesNotContain("secret", "pushed one commit");
  }

  @Test
  void adminsSwitchItOff() {
    Mount chat = forge.mount("chat");
    var options = new HashMap<>(chat.options());
    options.put("pushes", "no");
    forge
        .forge()
        .forge()
        .mounting()
        .set(forge.forge().visit(ADA), chat.id(), chat.label(), options);
    repository("engine");

    assertThat(room()).doesNotContain("pushed one commit");
  }
}
