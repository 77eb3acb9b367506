package forge.chat;

import static org.assertj.core.api.Assertions.assertThat;

import forge.user.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConversationsTest {
  private static final Map<String, String> NAMES =
      Map.of(
          "ada", "Ada Admin",
          "dan", "Dan Developer",
          "daniel", "Dan Delver",
          "gus", "Gus",
          "rex", "Dr. Rex Rider",
          "twin", "Ada Admin");

  private static final Conversations CONVERSATIONS =
      new Conversations(
          users ->
              users.stream()
                  .filter(u -> NAMES.containsKey(u.value()))
                  .collect(Collectors.toMap(u -> u, u -> NAMES.getOrDefault(u.value(), ""))));

  private static Room among(String... people) {
    List<UserId> users = Arrays.stream(people).map(UserId::new).toList();
    return new Room(
        new RoomId("d-0123"),
        new RoomRule.OfPeople(users),
        String.join(",", people),
        "",
        List.of(),
        "/chat/d/0123",
        false,
        null,
        List.of(),
        null,
        Policy.USUAL,
        List.of(),
        Room.Pulse.NONE);
  }

  private static Room toMia(String... people) {
    return CONVERSATIONS.titled(among(people), new UserId("mia"));
  }

  @Test
  void aConversationOfTwoHasTheNameOfTheOther() {
    assertThat(toMia("ada", "mia").label()).isEqualTo("Ada Admin");
    assertThat(toMia("ada", "mia").topic()).isEqualTo("@ada");
  }

  @Test
  void aGroupListsTheOthersByTheirNamesAndManyByTheirFirst() {
    assertThat(toMia("gus", "dan", "mia").label()).isEqualTo("Dan Developer, Gus");
    assertThat(toMia("ada", "dan", "gus", "mia").label()).isEqualTo("Ada, Dan, Gus");
    assertThat(toMia("ada", "dan", "gus", "mia").topic())
        .isEqualTo("Ada Admin (@ada), Dan Developer (@dan), Gus (@gus)");
  }

  @Test
  void namesStayWholeWhereTheirBeginningsSayTooLittle() {
    assertThat(toMia("ada", "dan", "daniel", "mia").label())
        .isEqualTo("Ada, Dan Delver, Dan Developer");
    assertThat(toMia("ada", "gus", "mia", "rex").label()).isEqualTo("Ada, Dr. Rex Rider, Gus");
  }

  @Test
  void whoSharesAWholeNameIsToldApart() {
    assertThat(toMia("ada", "mia", "twin").label())
        .isEqualTo("Ada Admin (@ada), Ada Admin (@twin)");
  }

  @Test
  void whoHasNoNameIsCalledAsTheySignIn() {
    assertThat(toMia("ghost", "mia").label()).isEqualTo("ghost");
    assertThat(toMia("mia").label()).isEqualTo("Notes to yourself");
  }
}
