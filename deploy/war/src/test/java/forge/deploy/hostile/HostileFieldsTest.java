package forge.deploy.hostile;

import static forge.deploy.hostile.Asking.form;
import static forge.deploy.hostile.Values.cut;
import static forge.deploy.hostile.Values.quoted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Fields of forms and of JSON may hold anything. */
class HostileFieldsTest extends HostileTests {

  @Test
  void fieldsOfFormsMayHoldAnything() {
    var faults = new Faults(forge);
    writing()
        .filter(route -> !route.fields().isEmpty() && !route.stream())
        .forEach(
            route -> {
              for (String field : route.fields()) {
                Values.NASTIEST.forEach(text -> send(faults, route, List.of(field), text));
              }
              Stream.concat(Values.TEXTS.stream(), Values.LONG_TEXTS.stream())
                  .forEach(text -> send(faults, route, route.fields(), text));
            });
    faults.none();
  }

  private static void send(Faults faults, Route route, List<String> fields, String text) {
    var by = master(route);
    var typed = new LinkedHashMap<String, String>();
    fields.forEach(field -> typed.put(field, text));
    var answer = form(by, route.plain(), typed, by.csrf());
    faults.judge(route + " " + fields + " = " + cut(text), answer);
  }

  @Test
  void fieldsOfJsonMayHoldAnything() {
    var faults = new Faults(forge);
    writing()
        .filter(route -> route.json() != null)
        .forEach(
            route -> {
              var by = master(route);
              List<String> fields = Optional.ofNullable(route.json()).orElseThrow();
              Supplier<Stream<String>> values =
                  () ->
                      Stream.concat(
                          Values.VALUES.stream(), Values.TEXTS.stream().map(Values::quoted));
              for (String field : fields) {
                values
                    .get()
                    .forEach(
                        value -> {
                          String body = "{\"" + field + "\":" + value + "}";
                          faults.judge(
                              route + " " + cut(body),
                              Asking.json(by, route, route.plain(), body, by.csrf()));
                        });
              }
              for (String text : Values.LONG_TEXTS) {
                String body =
                    fields.stream()
                        .map(field -> "\"" + field + "\":" + quoted(text))
                        .collect(Collectors.joining(",", "{", "}"));
                faults.judge(
                    route + " all " + cut(text),
                    Asking.json(by, route, route.plain(), body, by.csrf()));
              }
            });
    faults.none();
  }
}
