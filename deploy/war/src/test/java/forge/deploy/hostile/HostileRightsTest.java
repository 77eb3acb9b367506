package forge.deploy.hostile;

import static forge.deploy.hostile.Asking.body;
import static forge.deploy.hostile.Asking.meant;
import static forge.deploy.hostile.Asking.meantWithout;
import static forge.deploy.hostile.Asking.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import forge.testing.People;
import forge.web.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nobody changes or sees what is not theirs, whatever they send. */
class HostileRightsTest extends HostileTests {

  @Test
  void formsOfOthersAreRefused() {
    var faults = new Faults(forge);
    var gus = forge.as(People.GUS);
    faults.changingNothing(
        "forged forms",
        () ->
            writing()
                .filter(route -> !Places.secret(route))
                .forEach(
                    route -> {
                      var by = master(route);
                      String at = route.plain();
                      faults.forged(route + " without a token", meantWithout(by, route, at));
                      faults.forged(
                          route + " with the token of another", meant(by, route, at, gus.csrf()));
                      faults.forged(
                          route + " with nonsense for a token", meant(by, route, at, "x"));
                    }));
    faults.none();
  }

  @Test
  void guestsAndStrangersChangeNothingTheyMayNot() {
    var faults = new Faults(forge);
    faults.changingNothing(
        "guests and strangers",
        () ->
            writing()
                .forEach(
                    route -> {
                      var guest = forge.guest();
                      var gus = forge.as(People.GUS);
                      if (!Places.open(route)) {
                        faults.refused(
                            route + " by a guest",
                            meant(guest, route, route.plain(), guest.csrf()));
                      }
                      if (!Places.anybodys(route)) {
                        faults.refused(
                            route + " by a stranger", meant(gus, route, route.plain(), gus.csrf()));
                      }
                    }));
    faults.none();
  }

  @Test
  void tokensForReadingWriteNothing() {
    var faults = new Faults(forge);
    faults.changingNothing(
        "a token for reading",
        () ->
            writing()
                .forEach(
                    route -> {
                      var guest = forge.guest();
                      var request =
                          request(guest, route.plain())
                              .header("Authorization", "Bearer " + token)
                              .header("Accept", "application/json")
                              .header(
                                  "Content-Type",
                                  route.programs()
                                      ? "application/json"
                                      : route.stream()
                                          ? "multipart/form-data; boundary=x"
                                          : "application/x-www-form-urlencoded");
                      faults.refused(
                          route + " by a token for reading",
                          guest.send(request.method(route.verb(), body(route))));
                    }));
    faults.none();
  }

  @Test
  void whatIsHiddenIsMissingEverywhere() {
    var faults = new Faults(forge);
    var ada = forge.as(People.ADA);
    var guest = forge.guest();
    faults.changingNothing(
        "a hidden project",
        () ->
            routes.stream()
                .filter(route -> route.address().contains("/p/aqueduct"))
                .forEach(
                    route -> {
                      String at =
                          route
                              .plain()
                              .replace("/p/aqueduct", "/p/viaduct")
                              .replace(page, FOREIGN.get("page"));
                      for (var by : List.of(ada, guest)) {
                        var answer = meant(by, route, at, by.csrf());
                        faults.judge(route + " hidden", answer);
                        if (answer.statusCode() != 404) {
                          faults.add(route + " hidden", answer);
                        }
                      }
                    }));
    faults.none();
  }

  @Test
  void idsOfOtherPlacesReachNothing() {
    var faults = new Faults(forge);
    faults.changingNothing(
        "foreign ids",
        () ->
            routes.stream()
                .filter(route -> !route.parameters().isEmpty())
                .forEach(
                    route -> {
                      for (String parameter : route.parameters()) {
                        for (String id : FOREIGN.values()) {
                          if (Set.of("id", "mount", "token").contains(parameter)) {
                            var by = master(route);
                            String at = route.with(parameter, id);
                            faults.judge(route + " " + id, meant(by, route, at, by.csrf()));
                          }
                        }
                      }
                    }));
    assertThat(forge.as(People.GUS).get("/account").statusCode()).isEqualTo(200);
    faults.none();
  }

  @Test
  void filesOfOthersStay() throws JsonProcessingException {
    String at = "/rest/p/aqueduct/tickets/1/attachments";
    String adas = json(forge.as(People.ADA).get(at)).get(0).get("id").asText();
    var gus = forge.as(People.GUS);

    assertThat(gus.json("DELETE", at + "/" + adas, null).statusCode()).isEqualTo(403);

    String own = json(gus.json("POST", at + "?name=own.txt", "x")).get("id").asText();
    assertThat(gus.json("DELETE", at + "/" + own, null).statusCode()).isEqualTo(204);
  }

  /** Streams that are hidden, are not there or could not be are all the same to who asks. */
  @Test
  void streamsNobodyMayHearAreSilent() throws JsonProcessingException {
    var faults = new Faults(forge);
    String page = foreignMount + "/" + FOREIGN.get("page");
    for (String rest :
        List.of("", "-", "..", "gus", "all", foreignMount, foreignMount + "/1", page)) {
      for (var by : List.of(forge.guest(), forge.as(People.ADA))) {
        var since = new LinkedHashMap<String, @Nullable String>();
        Values.STREAMS.forEach(prefix -> since.put(prefix + rest, null));
        var asked = Json.MAPPER.writeValueAsString(Map.of("since", since, "wait", 0));
        var heard = by.json("POST", "/live/v1/poll", asked);
        if (json(heard).get("frames").findValuesAsText("code").size() != Values.STREAMS.size()) {
          faults.add("hearing …" + rest, heard);
        }
        for (String stream : since.keySet()) {
          faults.refused(
              "typing in " + stream,
              by.json("POST", "/live/v1/typing", "{\"s\":\"" + stream + "\"}"));
        }
      }
    }
    faults.none();
  }
}
