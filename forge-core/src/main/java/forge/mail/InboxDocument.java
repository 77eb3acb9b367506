package forge.mail;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Mail that came in, as MongoDB keeps it. Renaming a component here needs a migration.
 *
 * <p>Public only because the driver reads records by reflection.
 *
 * @param raw the message; null once it has been read
 */
public record InboxDocument(
    @BsonId String id, String from, List<String> to, @Nullable Binary raw, Instant at) {}
