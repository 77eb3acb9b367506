package forge.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  /**
   * The name under which the pipeline counts what its query finds and does nothing else before, as
   * {@code countDocuments} does, or null.
   */
  @Nullable String counted() {
    if (order != null
        || skip > 0
        || limit > 0
        || !(stage("$group") instanceof Document group)
        || group.size() != 2
        || !(group.get("_id") instanceof Number)) {
      return null;
    }
    String name =
        group.keySet().stream().filter(key -> !key.equals("_id")).findFirst().orElseThrow();
    return new Document("$sum", 1).equals(group.get(name)) ? name : null;
  }

  /** Gives the count the look of a group, and goes on with the rest. */
  List<Document> afterCount() {
    var stages = new ArrayList<Document>();
    Document group = (Document) Objects.requireNonNull(stage("$group"));
    stages.add(new Document("$addFields", new Document("_id", group.get("_id"))));
    stages.addAll(rest().subList(1, rest().size()));
    return stages;
  }
}
