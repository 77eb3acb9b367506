package forge.mongo;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an index was created with, besides its fields. */
record IndexOptions(
    boolean unique, boolean sparse, @Nullable Document partial, @Nullable Duration expireAfter) {

  static IndexOptions of(Document description) {
    return new IndexOptions(
        Utils.isTrue(description.get("unique")),
        Utils.isTrue(description.get("sparse")),
        (Document) description.get("partialFilterExpression"),
        description.get("expireAfterSeconds") instanceof Number seconds
            ? Duration.ofSeconds(seconds.longValue())
            : null);
  }
}
