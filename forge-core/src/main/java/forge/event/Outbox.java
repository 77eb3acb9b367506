package forge.event;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;

import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The part of a stored document in which its events wait to be told, so that one atomic write keeps
 * a change together with the news of it.
 *
 * <p>Register the collection with {@link Events#outbox} and call {@link Events#tell} after the
 * write.
 */
public final class Outbox {
  static final String PENDING = "pending";
  static final String UNSENT = "unsent";

  private Outbox() {}

  /** Puts events into a document that is about to be inserted or replaced; answers the document. */
  public static Document into(Document document, Event... events) {
    if (events.length > 0) {
      document.append(PENDING, documents(events)).append(UNSENT, true);
    }
    return document;
  }

  /** The part of an update that adds events; give at least one. */
  public static Bson push(Event... events) {
    if (events.length == 0) {
      throw new IllegalArgumentException("an update without events needs no outbox");
    }
    return combine(pushEach(PENDING, documents(events)), set(UNSENT, true));
  }

  /** Whether events of a stored document have not been told yet. */
  public static boolean waits(Document document) {
    return document.getBoolean(UNSENT, false);
  }

  private static List<Document> documents(Event... events) {
    return Arrays.stream(events).map(EventDocument::of).toList();
  }
}
