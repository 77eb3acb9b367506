package forge.directory.web;

import forge.directory.Looked;
import forge.directory.Looked.Facet;
import forge.directory.Looked.Order;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A look into the directory as it stands in an address: read from there, written with a change. */
record Looking(Looked looked) {
  static final String PATH = "/projects";

  static Looking of(MultivaluedMap<String, String> query) {
    var facets = new EnumMap<Facet, String>(Facet.class);
    for (Facet facet : Facet.values()) {
      facets.put(facet, first(query, facet.key()));
    }
    return new Looking(
        new Looked(
            first(query, "q"),
            facets,
            Order.parse(query.getFirst("sort")),
            query.getFirst("cursor")));
  }

  private static String first(MultivaluedMap<String, String> query, String name) {
    String value = query.getFirst(name);
    return value == null ? "" : value;
  }

  /** The address with one parameter changed, on its first page; an empty value leaves it out. */
  String with(String name, String value) {
    return PATH + query(name, value);
  }

  /** What follows the path, with one parameter changed. */
  String query(String name, @Nullable String value) {
    var all = new LinkedHashMap<String, String>();
    all.put("q", looked.text());
    for (Facet facet : Facet.values()) {
      all.put(facet.key(), looked.value(facet));
    }
    all.put("sort", looked.order() == Order.RELEVANCE ? "" : looked.order().key());
    all.put(name, value == null ? "" : value);
    var pairs = new ArrayList<String>();
    for (Map.Entry<String, String> pair : all.entrySet()) {
      if (!pair.getValue().isEmpty()) {
        pairs.add(pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8));
      }
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }
}
