package forge.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stages of an aggregation: those at its head that an index can serve, as one query, and the
 * rest.
 */
final class Pipeline {
  private final List<Document> stages;
  private final List<Document> matches = new ArrayList<>();
  private @Nullable Document order;
  private int skip;
  private int limit;
  private int taken;

  Pipeline(List<Document> stages) {
    this.stages = stages;
    while (stage("$match") instanceof Document match) {
      matches.add(match);
      taken++;
    }
    if (stage("$sort") instanceof Document sort) {
      order = sort;
      taken++;
    }
    skip = number("$skip");
    limit = number("$limit");
  }

  Document query() {
    return switch (matches.size()) {
      case 0 -> new Document();
      case 1 -> matches.getFirst();
      default -> new Document("$and", List.copyOf(matches));
    };
  }

  @Nullable Document order() {
    return order;
  }

  int skip() {
    return skip;
  }

  /** 0 when there is none. */
  int limit() {
    return limit;
  }

  List<Document> rest() {
    return stages.subList(taken, stages.size());
  }

  private @Nullable Object stage(String name) {
    return taken < stages.size() && stages.get(taken).size() == 1
        ? stages.get(taken).get(name)
        : null;
  }

  private int number(String name) {
    if (stage(name) instanceof Number number
        && number.longValue() > 0
        && number.longValue() <= Integer.MAX_VALUE) {
      taken++;
      return number.intValue();
    }
    return 0;
  }
}
