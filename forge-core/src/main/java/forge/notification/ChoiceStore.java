package forge.notification;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import forge.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/** Keeps how people want to be told, a document for each who ever said. */
final class ChoiceStore {
  private final MongoCollection<Document> choices;

  ChoiceStore(MongoDatabase database) {
    choices = database.getCollection("notification_choices");
  }

  Map<UserId, Choice> find(Collection<UserId> users) {
    var found = new HashMap<UserId, Choice>();
    choices
        .find(in("_id", users.stream().map(UserId::value).toList()))
        .forEach(d -> found.put(new UserId(d.getString("_id")), read(d)));
    return found;
  }

  void keep(UserId user, Choice choice) {
    choices.replaceOne(
        eq("_id", user.value()),
        new Document("_id", user.value())
            .append("mail", choice.mail().key())
            .append("words", choice.words()),
        new ReplaceOptions().upsert(true));
  }

  private static Choice read(Document d) {
    return new Choice(
        MailPace.find(d.getString("mail")).orElse(Choice.USUAL.mail()),
        d.getBoolean("words", false));
  }
}
