package forge.search.web;

import forge.project.Mount;
import forge.project.Project;
import forge.search.Wanted;
import forge.search.Wanted.Order;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A search as it stands in an address, so that it can be read from there and written with one thing
 * changed.
 *
 * @param path the page it is asked on
 */
record Asking(String path, Wanted wanted) {

  static Asking of(String path, MultivaluedMap<String, String> query, @Nullable Project project) {
    String in = project == null ? first(query, "project") : project.id().toString();
    String point = first(query, "tool");
    String mount =
        project == null || point.isEmpty()
            ? ""
            : project.mount(point).map(Mount::id).map(Object::toString).orElse("none");
    return new Asking(
        path,
        new Wanted(
            first(query, "q"),
            in.isEmpty() || in.contains("/") ? in : "p/" + in,
            mount,
            first(query, "type"),
            first(query, "label"),
            first(query, "state"),
            first(query, "author"),
            Order.parse(first(query, "sort")),
            query.getFirst("cursor")));
  }

  /** The address with one parameter changed; an empty value leaves it out. */
  String with(String name, String value, @Nullable Project project, String point) {
    var all = new LinkedHashMap<String, String>();
    all.put("q", wanted.text());
    all.put("tool", point);
    all.put("project", project == null ? wanted.project() : "");
    all.put("type", wanted.type());
    all.put("state", wanted.state());
    all.put("label", wanted.label());
    all.put("author", wanted.author());
    all.put("sort", wanted.order() == Order.RELEVANCE ? "" : wanted.order().key());
    all.put(name, value);
    return path + query(all);
  }

  private static String query(Map<String, String> all) {
    var pairs = new ArrayList<String>();
    all.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
          }
        });
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  private static String first(MultivaluedMap<String, String> query, String name) {
    String value = query.getFirst(name);
    return value == null ? "" : value;
  }
}
