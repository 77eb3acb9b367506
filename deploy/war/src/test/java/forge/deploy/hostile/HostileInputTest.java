package forge.deploy.hostile;

import static forge.deploy.hostile.Asking.body;
import static forge.deploy.hostile.Asking.form;
import static forge.deploy.hostile.Asking.meant;
import static forge.deploy.hostile.Asking.multipart;
import static forge.deploy.hostile.Asking.part;
import static forge.deploy.hostile.Asking.request;
import static forge.deploy.hostile.Values.cut;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Addresses, queries, headers and bodies nobody meant are answered. */
class HostileInputTest extends HostileTests {

  @Test
  void addressesNobodyMeantAreAnswered() {
    var faults = new Faults(forge);
    routes.forEach(
        route -> {
          var by = master(route);
          for (String parameter : route.parameters()) {
            for (String value : Values.PARTS_OF_ADDRESSES) {
              String at = route.with(parameter, value);
              faults.judge(route.verb() + " " + cut(at), meant(by, route, at, by.csrf()));
            }
          }
        });
    faults.none();
  }

  @Test
  void queriesAndHeadersNobodyMeantAreAnswered() {
    var faults = new Faults(forge);
    routes.forEach(
        route -> {
          var by = route.writes() ? forge.guest() : master(route);
          for (String query : route.queries()) {
            for (String value : Values.PARTS_OF_ADDRESSES) {
              String at = route.plain() + "?" + query + "=" + value;
              faults.judge(route.verb() + " " + cut(at), meant(by, route, at, by.csrf()));
            }
          }
          for (String header : route.headers()) {
            for (String value : List.of("", "\"", "W/\"r99999999999\"", "a\tb", "x".repeat(4000))) {
              var request =
                  request(by, route.plain())
                      .header("Accept", "application/json")
                      .header("X-CSRF-Token", by.csrf())
                      .header("Content-Type", "application/json")
                      .header(header, value);
              faults.judge(
                  route + " " + header + ": " + cut(value),
                  by.send(request.method(route.verb(), body(route))));
            }
          }
        });
    faults.none();
  }

  @Test
  void bodiesThatAreNoneAreRefused() {
    var faults = new Faults(forge);
    String large = "{\"text\":\"" + "x".repeat(2_000_000) + "\"}";
    faults.changingNothing(
        "bodies that are none",
        () ->
            writing()
                .filter(route -> route.json() != null)
                .forEach(
                    route -> {
                      var by = master(route);
                      for (String body : Values.BODIES) {
                        var answer = Asking.json(by, route, route.plain(), body, by.csrf());
                        faults.refused(route + " body " + cut(body), answer);
                      }
                      var answer = Asking.json(by, route, route.plain(), large, by.csrf());
                      faults.refused(route + " with 2 MB", answer);
                    }));
    faults.none();
  }

  @Test
  void formsThatAreTooLargeAreRefused() {
    var faults = new Faults(forge);
    String large = "x".repeat(2_000_000);
    faults.changingNothing(
        "large forms",
        () ->
            writing()
                .filter(route -> !route.programs() && !route.stream())
                .forEach(
                    route -> {
                      var by = master(route);
                      var answer = form(by, route.plain(), Map.of("text", large), by.csrf());
                      faults.refused(route + " with 2 MB", answer);
                    }));
    faults.none();
  }

  @Test
  void uploadsThatAreBrokenAreAnswered() {
    var faults = new Faults(forge);
    writing()
        .filter(route -> route.stream() && !route.programs())
        .forEach(
            route -> {
              var by = master(route);
              var bodies = new ArrayList<>(Values.BROKEN_UPLOADS);
              for (String text : Values.TEXTS) {
                bodies.add(part("file", text.replaceAll("[\r\n\"]", "_"), "x"));
                bodies.add(part("folder", "f", text));
              }
              for (String body : bodies) {
                faults.judge(
                    route + " " + cut(body), multipart(by, route.plain(), body, by.csrf()));
              }
            });
    faults.none();
  }
}
