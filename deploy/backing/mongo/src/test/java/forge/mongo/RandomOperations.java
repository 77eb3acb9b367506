package forge.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Random documents, queries and updates over few fields and few values, so that many collide. */
final class RandomOperations {
  static final int IDS = 300;
  private static final List<String> FIELDS = List.of("a", "b", "c", "tags", "sub.x", "n", "_id");

  private final Random random;

  RandomOperations(long seed) {
    this.random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int id() {
    return below(IDS);
  }

  @Nullable Object value() {
    return switch (below(14)) {
      case 0, 1 -> below(5);
      case 2 -> (double) below(5);
      case 3 -> (long) below(5);
      case 4, 5 -> "s" + below(5);
      case 6 -> null;
      case 7 -> List.of(below(5), below(5));
      case 8 -> new BsonDateTime(below(5));
      case 9 -> random.nextBoolean();
      case 10 -> below(5) + 0.5;
      case 11 -> new Decimal128(below(5));
      case 12 -> new ObjectId(String.format("%024x", below(5)));
      default -> new Document("x", below(3));
    };
  }

  private @Nullable Object scalar() {
    while (true) {
      Object value = value();
      if (!(value instanceof List) && !(value instanceof Document)) {
        return value;
      }
    }
  }

  Document document(int id) {
    var document = new Document("_id", id).append("n", below(20));
    if (below(6) > 0) {
      document.append("a", value());
    }
    if (below(6) > 0) {
      document.append("b", document.get("a") instanceof List ? below(3) : value());
    }
    if (below(6) > 0) {
      document.append("c", below(4));
    }
    if (below(3) > 0) {
      document.append("tags", tags());
    }
    if (below(3) > 0) {
      document.append("sub", new Document("x", scalar()).append("y", below(3)));
    }
    if (below(3) == 0) {
      document.append("u", below(2 * IDS));
    }
    return document;
  }

  private List<String> tags() {
    var tags = new ArrayList<String>();
    for (int i = below(4); i > 0; i--) {
      tags.add(tag());
    }
    return tags;
  }

  private String tag() {
    return "t" + below(6);
  }

  private @Nullable Object operand(String field) {
    return switch (field) {
      case "_id" -> id();
      case "tags" -> tag();
      case "n" -> below(20);
      default -> scalar();
    };
  }

  Bson filter() {
    var filter = new Document();
    for (int i = below(3); i >= 0; i--) {
      String field = FIELDS.get(below(FIELDS.size()));
      filter.append(field, condition(field));
    }
    return switch (below(8)) {
      case 0 -> new Document("$and", List.of(filter, new Document("b", scalar())));
      case 1 -> new Document("$or", List.of(filter, new Document("a", scalar())));
      default -> filter;
    };
  }

  private @Nullable Object condition(String field) {
    Object operand = operand(field);
    return switch (below(9)) {
      case 0 -> new Document("$gt", operand);
      case 1 -> new Document("$lte", operand);
      case 2 -> new Document("$gte", operand).append("$lt", operand(field));
      case 3 -> new Document("$in", Arrays.asList(operand, operand(field)));
      case 4 -> new Document("$ne", operand);
      case 5 -> new Document("$exists", random.nextBoolean());
      default -> operand;
    };
  }

  /** An order that leaves no two documents equal. */
  Document order() {
    int sign = random.nextBoolean() ? 1 : -1;
    return switch (below(6)) {
      case 0 -> new Document("_id", sign);
      case 1 -> new Document("c", sign).append("_id", -sign);
      case 2 -> new Document("n", sign).append("_id", sign);
      case 3 -> new Document("n", sign).append("c", -sign).append("_id", sign);
      case 4 -> new Document("c", -1).append("n", 1).append("_id", 1);
      default -> new Document("sub.y", sign).append("_id", 1);
    };
  }

  Bson update() {
    return switch (below(8)) {
      case 0 -> Updates.set("a", scalar());
      case 1 -> Updates.combine(Updates.set("c", below(4)), Updates.inc("n", below(5) - 2));
      case 2 -> Updates.push("tags", tag());
      case 3 -> Updates.pull("tags", tag());
      case 4 -> Updates.addToSet("tags", tag());
      case 5 -> Updates.unset(below(2) == 0 ? "b" : "c");
      case 6 -> Updates.set("sub.y", below(3));
      default -> Updates.inc("n", 1);
    };
  }

  Bson byId() {
    return below(4) == 0 ? Filters.and(Filters.eq("_id", id()), filter()) : Filters.eq("_id", id());
  }
}
