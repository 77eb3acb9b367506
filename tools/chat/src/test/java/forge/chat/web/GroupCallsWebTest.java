package forge.chat.web;

import static forge.chat.web.TalkingForge.PAGE;
import static forge.chat.web.TalkingForge.json;
import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.access.CorePermission;
import forge.access.Membership;
import forge.access.Roles;
import forge.testing.TestForge;
import forge.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is called by the name of a group of the project. */
class GroupCallsWebTest {
  private static final String PROJECT = "/rest/p/aqueduct";
  private static final String GROUPS = "/p/aqueduct/-/admin/permissions/groups";
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  @BeforeEach
  void everybodySpeaksOnce() {
    for (UserId user : List.of(ADA, DAN, MIA, GUS)) {
      talk.say(user, "good morning");
    }
    talk.forge().settle();
  }

  private List<Integer> calls(UserId... users) {
    return List.of(users).stream().map(talk::calls).toList();
  }

  private void masons() {
    talk.as(ADA).post(GROUPS, Map.of("name", "masons", "description", "who lay stones"));
    give(GUS, "group:masons");
  }

  private void give(UserId user, String role) {
    var answer =
        talk.as(ADA).json("PUT", PROJECT + "/-/members/" + user, "{\"roles\":[\"" + role + "\"]}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  @Test
  void rolesOfTheProjectAreGroupsOfTheirHoldersEachOfWhomIsCalledOnce() {
    talk.callsOut(DAN, "@developers the sluice is stuck");
    assertThat(calls(ADA, DAN, MIA, GUS)).containsExactly(1, 0, 0, 0);

    talk.callsOut(DAN, "@mia, @aqueduct/Members, @developers and @all: now");
    assertThat(calls(ADA, DAN, MIA, GUS)).containsExactly(2, 0, 1, 1);
    assertThat(talk.messages())
        .contains("\"calls\":[\"members\",\"developers\",\"all\"]")
        .contains("/p/aqueduct/-/people/members")
        .doesNotContain("/u/aqueduct", "/u/members");
  }

  @Test
  void groupsThatAProjectMadeAreCalledLikewise() {
    masons();
    talk.callsOut(DAN, "@masons, five blocks please");
    assertThat(calls(ADA, MIA, GUS)).containsExactly(0, 0, 1);

    assertThat(talk.guest().get("/p/aqueduct/-/people/masons").body())
        .contains("who lay stones", "/u/gus")
        .doesNotContain("/u/mia");
    assertThat(json(talk.guest().get(PROJECT + "/-/members?group=masons").body())).hasSize(1);
    assertThat(talk.guest().get(PROJECT + "/-/members?group=tilers").statusCode()).isEqualTo(404);
  }

  @Test
  void aGroupHasNoNameThatCallsOthers() {
    for (String name : List.of("mia", "all", "here", "developers")) {
      var answer = talk.as(ADA).post(GROUPS, Map.of("name", name));
      assertThat(answer.body()).contains("@" + name + " calls");
    }
    assertThat(talk.forge().project().groups()).isEmpty();
  }

  @Test
  void othersWriteTheWordAndCallNobody() {
    String said = talk.say(MIA, "@developers and @aqueduct/admins, good evening");
    talk.forge().settle();

    assertThat(calls(ADA, DAN)).containsOnly(0);
    assertThat(said).contains("\"calls\":[]");
    assertThat(talk.as(MIA).get(TalkingForge.REST).body()).contains("\"callable\":[]");
    assertThat(talk.as(DAN).get(TalkingForge.REST).body()).contains("\"name\":\"developers\"");
  }

  @Test
  void whoMayNotReadTheRoomIsNotCalled() {
    var forge = talk.forge();
    forge
        .forge()
        .members()
        .grant(
            forge.visit(ADA),
            forge.mount("chat").id(),
            CorePermission.READ,
            Set.of(Roles.DEVELOPER));
    talk.callsOut(DAN, "@members, quietly");

    assertThat(talk.calls(ADA)).isEqualTo(1);
    var kept = forge.forge().database().getCollection("chat_positions");
    assertThat(kept.find(new Document("user", "mia").append("calls", 5L)).first()).isNull();
  }

  @Test
  void roomsOutsideProjectsHaveNoGroups() {
    String room =
        json(talk.as(DAN)
                .json("POST", "/rest/chat/rooms", "{\"label\":\"Pub\",\"access\":\"open\"}")
                .body())
            .get("url")
            .asText();
    String said =
        talk.as(DAN)
            .json(
                "POST",
                "/rest" + room + "/messages",
                "{\"text\":\"@developers @aqueduct/members @here\"}")
            .body();

    assertThat(said).contains("\"calls\":[\"here\"]").doesNotContain("href");
  }

  @Test
  void aGroupOfThousandsIsNotCalledAndTheMessageSaysWhy() {
    for (int i = 0; i < 1_000; i++) {
      talk.forge()
          .forge()
          .memberships()
          .keep(
              new Membership(
                  TestForge.AQUEDUCT,
                  new UserId("crowd" + i),
                  Set.of(Roles.MEMBER),
                  talk.forge().clock().instant()));
    }

    var refused = talk.send(DAN, "POST", "/messages", "{\"text\":\"@members hello\"}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("More than 1000 people are in the group members");
  }

  @Test
  void whoIsCalledSeesItOnThePage() {
    talk.callsOut(DAN, "@developers the sluice is stuck");

    assertThat(talk.as(ADA).get(PAGE).body()).contains("mentions-me", "admins all developers");
    assertThat(talk.as(MIA).get(PAGE).body()).doesNotContain("mentions-me");
    assertThat(talk.as(DAN).get(PAGE).body()).doesNotContain("mentions-me");
    talk.send(DAN, "PUT", "/messages/5", "{\"text\":\"the sluice is stuck\"}");
    assertThat(talk.as(ADA).get(PAGE).body()).doesNotContain("mentions-me");
    talk.send(DAN, "PUT", "/messages/5", "{\"text\":\"@all the sluice is stuck\"}");
    assertThat(talk.as(ADA).get(PAGE).body())
        .as("a change calls nobody")
        .doesNotContain("mentions-me");
  }
}
